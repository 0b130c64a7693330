"""The front door: answers what a fast handler can, before the application's stack is entered.

A request pays for what it needs: one look-up of method and path, the token's place among those verified before,
its span and its count. Whatever else a request is, the application answers it.
"""

from collections.abc import Mapping, Sequence

import structlog
from starlette.types import Message, Receive, Scope, Send

from chassis.body_limit import LIMIT
from chassis.endpoints import Runtime
from chassis.hot_route import HotAnswer, HotRequest, HotRoute
from chassis.principal import Principal
from chassis.telemetry import ServerSpan

log = structlog.get_logger(__name__)

WITHOUT_LENGTH = frozenset({204, 304})
NO_PARAMETERS: Mapping[str, str] = {}


class FrontDoor:
    """Serves the hot routes of one application."""

    def __init__(self, runtime: Runtime, routes: Sequence[HotRoute]) -> None:
        self._runtime = runtime
        self._plain = {(hot.method, hot.path): hot for hot in routes if "{" not in hot.path}
        self._patterned = tuple(hot for hot in routes if "{" in hot.path)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> Receive | None:
        """None when the request is answered; else what the application receives the whole request from."""
        if scope["type"] != "http" or scope.get("root_path"):
            return receive
        hot, path = self._find(scope)
        if hot is None:
            return receive
        headers = dict(reversed(scope["headers"]))  # the first of two counts, as for the declared route
        caller = self._caller(headers.get(b"authorization"))
        if (hot.requirements or b"authorization" in headers) and (caller is None or not hot.admits(caller)):
            return receive
        body = b""
        if hot.method != "GET":
            taken, receive = await take_body(headers, receive)
            if taken is None:
                return receive
            body = taken
        request = HotRequest(self._runtime, caller, scope["path"], path, scope["query_string"], headers, body)
        return None if await self._answered(hot, request, scope, send) else receive

    def _find(self, scope: Scope) -> tuple[HotRoute | None, Mapping[str, str]]:
        method, path = scope["method"], scope["path"]
        plain = self._plain.get((method, path))
        if plain is not None:
            return plain, NO_PARAMETERS
        for hot in self._patterned:
            if hot.method == method and (match := hot.pattern.match(path)):
                return hot, match.groupdict()
        return None, NO_PARAMETERS

    def _caller(self, authorization: bytes | None) -> Principal | None:
        if authorization is None or not authorization.startswith(b"Bearer "):
            return None
        return self._runtime.tokens.verified_before(authorization[7:])

    async def _answered(self, hot: HotRoute, request: HotRequest, scope: Scope, send: Send) -> bool:
        """Whether the fast handler answered. Else its span stays open, for the application to go on with."""
        span = ServerSpan(hot.method, request.headers.get(b"traceparent"))
        try:
            answer = await hot.fast(request)
        except Exception as error:  # the declared route says what is to be said about it
            log.warning("fast handler failed", route=hot.path, exc_info=error)
            answer = None
        except BaseException:
            span.close(hot.path, 500)
            raise
        if answer is None:
            span.hand_over(scope)
            return False
        try:
            await _send(answer, span.trace_id, send)
        finally:
            span.close(hot.path, answer.status)
        return True


async def take_body(headers: Mapping[bytes, bytes], receive: Receive) -> tuple[bytes | None, Receive]:
    """The whole body, if it tells a length within the limit, and how to receive the request once more."""
    length = headers.get(b"content-length", b"")
    if not length.isdigit() or int(length) > LIMIT:
        return None, receive
    messages: list[Message] = []
    while not messages or messages[-1].get("more_body"):
        messages.append(await receive())
    whole = messages[-1]["type"] == "http.request"
    return b"".join(each["body"] for each in messages) if whole else None, _again(messages, receive)


def _again(messages: list[Message], receive: Receive) -> Receive:
    kept = iter(messages)

    async def received() -> Message:
        for message in kept:
            return message
        return await receive()

    return received


async def _send(answer: HotAnswer, trace_id: bytes, send: Send) -> None:
    headers = [*answer.headers, (b"trace-id", trace_id)]
    if answer.status not in WITHOUT_LENGTH:
        headers.append((b"content-length", b"%d" % (len(answer.body) + len(answer.rest))))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.rest:
        await send({"type": "http.response.body", "body": answer.body, "more_body": True})
    await send({"type": "http.response.body", "body": answer.rest or answer.body})
