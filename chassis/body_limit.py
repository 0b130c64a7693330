"""A request body has a limit, whether or not it tells its length."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import problem

LIMIT = 1024 * 1024


class BodyTooLarge(Exception):
    """More came than the limit allows."""


class BodyLimitMiddleware:
    """Answers 413 before a body over the limit is read to its end; `larger` are limits of single paths. Pure ASGI."""

    def __init__(self, app: ASGIApp, *, limit: int = LIMIT, larger: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.limit = limit
        self.larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.larger.get(scope["path"], self.limit)
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        received, begun, exceeded = 0, False, declared.isdigit() and int(declared) > limit

        async def counted() -> Message:
            nonlocal received, exceeded
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                exceeded = True
                raise BodyTooLarge
            return message

        async def unless_exceeded(message: Message) -> None:
            # What reads the body may take this exception for a fault of its own and answer that.
            nonlocal begun
            if begun or not exceeded:
                begun = True
                await send(message)

        try:
            if not exceeded:
                await self.app(scope, counted, unless_exceeded)
        except BodyTooLarge:
            pass
        finally:
            if exceeded and not begun:
                refusal = problem(
                    code="body-too-large",
                    status=413,
                    title="内容过大",
                    detail=f"单次请求不能超过 {limit // 1024} KB",
                )
                await refusal(scope, receive, send)
