"""The HTTP side of a service: FastAPI with problems, policy, identity, transactions and health put in place."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from chassis import dead_letter_routes, state_routes
from chassis.body_limit import BodyLimitMiddleware
from chassis.collector import spare_what_lives_for_ever
from chassis.cursors import Cursors
from chassis.database import Database, create_engine, keep_clock, plain_dsn
from chassis.endpoints import Endpoints, Runtime
from chassis.front_door import FrontDoor
from chassis.health import HealthRoutes
from chassis.hot_route import hot_routes
from chassis.keys import JwksKeys
from chassis.policy import check_policy, read_policy
from chassis.problem_schema import describe_problems
from chassis.problems import UnexpectedErrorMiddleware, install_problems
from chassis.relay_bell import RelayBell
from chassis.settings import ServiceSettings
from chassis.telemetry import TraceMiddleware
from chassis.tokens import Keys, TokenVerifier


class Api(FastAPI):
    """FastAPI behind a front door."""

    door: FrontDoor | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The door's answer where it has one, else the application's."""
        rest = await self.door.answer(scope, receive, send) if self.door else receive
        if rest is not None:
            await super().__call__(scope, rest, send)


def create_api(
    service: str,
    settings: ServiceSettings,
    *,
    routers: Sequence[Endpoints],
    policy: Path,
    keys: Keys | None = None,
    started: Callable[[Runtime], AsyncIterator[None]] | None = None,
    body_limits: Mapping[str, int] | None = None,
) -> Api:
    """The service's application. Raises PolicyMismatch when an endpoint and the policy file disagree.

    `keys` replaces the JWKS (the issuer's own process, tests). `started` runs around serving, for what the
    service adds to `runtime.extras`. `body_limits` are of paths below the prefix that take whole files.
    """
    dsn = settings.database_url.get_secret_value()
    bell = RelayBell(plain_dsn(dsn))
    database = Database(
        create_engine(dsn, pool=settings.database_pool, application=f"{service}-api"),
        source=service,
        wake_relay=bell.ring,
    )
    if keys is None:
        if settings.jwks_url is None:
            raise ValueError("OPENWEEK_JWKS_URL is missing")
        keys = JwksKeys(settings.jwks_url, issuer=settings.issuer, database=database)
    runtime = Runtime(
        service=service,
        settings=settings,
        database=database,
        tokens=TokenVerifier(keys, issuer=settings.issuer),
        cursors=Cursors(settings.cursor_key.get_secret_value()),
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            bell.start()
            stack.push_async_callback(bell.stop)
            ticking = asyncio.create_task(keep_clock(database), name="clock")
            stack.callback(ticking.cancel)
            if isinstance(keys, JwksKeys):
                fetching = asyncio.create_task(keys.fetch_early(), name="keys")
                stack.callback(fetching.cancel)
            if started is not None:
                await stack.enter_async_context(asynccontextmanager(started)(runtime))
            spare_what_lives_for_ever()
            yield

    prefix = f"/api/{service}/v1"
    app = Api(
        title=f"openweek {service}",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{prefix}/openapi.json",
        # TraceMiddleware makes the one span and the metric of a request: not a second set of them.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.runtime = runtime
    install_problems(app)
    describe_problems(app)
    app.add_middleware(UnexpectedErrorMiddleware)
    larger = {f"{prefix}{path}": limit for path, limit in (body_limits or {}).items()}
    app.add_middleware(BodyLimitMiddleware, larger=larger)
    app.add_middleware(TraceMiddleware)
    for each in (*routers, dead_letter_routes.routes, state_routes.routes):
        each.add_to(app, prefix)
    check_policy(app, read_policy(policy), prefix=prefix)
    app.door = FrontDoor(runtime, hot_routes(app))
    HealthRoutes(ready={"database": database.answers}).install(app)
    return app
