"""What endpoints are written with: routers, the process' runtime, the request's transaction."""

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Request, Response
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from chassis.auth import identified
from chassis.cursors import Cursors
from chassis.database import Database
from chassis.idempotency import Claim, checked_key, hash_request
from chassis.settings import ServiceSettings
from chassis.tokens import TokenVerifier
from chassis.work import Work

SAVED_HEADERS = ("etag", "location", "content-type")


@dataclass
class Runtime:
    """What the requests of one process share."""

    service: str
    settings: ServiceSettings
    database: Database
    tokens: TokenVerifier
    cursors: Cursors
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    extras: dict[str, Any] = field(default_factory=dict)


class AnswerSavingRoute(APIRoute):
    """Keeps the answer under the request's Idempotency-Key before the transaction commits."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, then the note of its answer; the transaction commits after both."""
        handle = super().get_route_handler()

        async def handle_and_save(request: Request) -> Response:
            response = await handle(request)
            work: Work | None = getattr(request.state, "work", None)
            if work is not None and work.claim is not None and response.status_code < 400:
                headers = {k: v for k, v in response.headers.items() if k in SAVED_HEADERS}
                await work.save_answer(status=response.status_code, headers=headers, body=bytes(response.body))
            return response

        return handle_and_save


class Endpoints(APIRouter):
    """Endpoints that are read when the first application of a process takes them, and then no more.

    FastAPI reads signatures where endpoints are declared, and anew in each application that includes them: twice at
    every start.
    """

    def __init__(self, prefix: str, *, tags: Sequence[str] = ()) -> None:
        super().__init__(prefix=prefix, tags=list(tags))
        self._declared: list[tuple[str, Callable[..., Any], dict[str, Any]]] = []
        self._read: dict[str, list[BaseRoute]] = {}

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """What `get`, `post` … call."""
        self._declared.append((path, endpoint, options))

    def add_to(self, app: FastAPI, prefix: str = "") -> None:
        """The application answers them below the prefix."""
        if prefix not in self._read:
            reader = APIRouter(prefix=prefix + self.prefix, tags=self.tags, route_class=AnswerSavingRoute)
            for path, endpoint, options in self._declared:
                reader.add_api_route(path, endpoint, **options)
            self._read[prefix] = reader.routes
        app.router.routes.extend(self._read[prefix])


def router(prefix: str, *, tags: Sequence[str] = ()) -> Endpoints:
    """A router whose POSTs are idempotent by key."""
    return Endpoints(prefix, tags=tags)


def runtime_of(request: Request) -> Runtime:
    """The process' runtime."""
    runtime: Runtime = request.app.state.runtime
    return runtime


RuntimeDep = Annotated[Runtime, Depends(runtime_of)]


# Every dependency below another is one more signature that each endpoint reads at a start and solves at a request:
# what needs no answer of its own is called, not declared.


async def open_work(request: Request) -> AsyncIterator[Work]:
    """The request's transaction. It commits before the answer is sent (`scope="function"`)."""
    async with runtime_of(request).database.work() as work:
        request.state.work = work
        yield work


OpenWork = Annotated[Work, Depends(open_work, scope="function")]


IdempotencyKey = Annotated[str | None, Header()]


async def claim_of(request: Request, idempotency_key: str | None) -> Claim | None:
    """The idempotency claim of a POST by an account; none for other methods and for callers without a token."""
    caller = await identified(request)
    if request.method != "POST" or caller is None:
        return None
    body = await request.body()
    digest = hash_request(request.method, request.url.path, request.url.query, body)
    return Claim(principal=caller.id, key=checked_key(idempotency_key), request_hash=digest)


async def claimed_work(work: OpenWork, request: Request, idempotency_key: IdempotencyKey = None) -> Work:
    """The transaction, with the request's key taken: a repeated request leaves here with its saved answer."""
    claim = await claim_of(request, idempotency_key)
    if claim is not None:
        await work.take_claim(claim)
    return work


async def composed_work(work: OpenWork, request: Request, idempotency_key: IdempotencyKey = None) -> Work:
    """The transaction, with the key not yet taken: the use case writes `work.claim` in its own statement."""
    work.claim = await claim_of(request, idempotency_key)
    return work


WorkDep = Annotated[Work, Depends(claimed_work)]
ComposedWorkDep = Annotated[Work, Depends(composed_work)]
