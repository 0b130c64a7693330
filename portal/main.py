"""The process of the portal."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.body_limit import BodyLimitMiddleware
from chassis.health import HealthRoutes
from chassis.process import run
from chassis.telemetry import TraceMiddleware
from contracts.feed import MediaItemCanceled, MediaItemPublished, MediaItemUpdated
from contracts.registry import EditionPublished, UnitEnrolled
from portal.listening import Listener
from portal.pages import brand, calendar, case, cases, feedback, feeds, home
from portal.settings import Settings
from portal.site import NotCaughtUp, Site

PAGES = (home, cases, case, calendar, brand, feedback, feeds)
RETRY_SECONDS = "3"
COMPLAINT_SECONDS = 8.0


def build(settings: Settings, *, listening: bool = True) -> FastAPI:
    """The application; without `listening` (tests) it knows only what it is given."""
    site = Site.of(settings)
    if listening:
        site.listener = Listener(settings.kafka, {
            EditionPublished: site.catalogue.take_edition,
            UnitEnrolled: site.catalogue.take_unit,
            MediaItemPublished: site.releases.take,
            MediaItemUpdated: site.releases.take,
            MediaItemCanceled: site.releases.take,
        })  # fmt: skip

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with httpx.AsyncClient(base_url=settings.submission_url, timeout=COMPLAINT_SECONDS) as submission:
            app.state.submission = submission
            app.state.listening = asyncio.create_task(site.listener.run(), name="listener") if site.listener else None
            try:
                yield
            finally:
                if app.state.listening:
                    app.state.listening.cancel()
                    await asyncio.gather(app.state.listening, return_exceptions=True)

    app = FastAPI(
        title="openweek portal", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )  # fmt: skip
    app.state.site = site
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(Entrance, path=settings.portal_root_path)
    app.add_middleware(TraceMiddleware)
    for page in PAGES:
        app.include_router(page.routes)
    _install_endings(app, site)

    async def knows_what_is_released() -> bool:
        return site.listener is None or site.listener.caught_up

    async def listens() -> bool:
        return site.listener is None or not app.state.listening.done()

    HealthRoutes(ready={"releases": knows_what_is_released}, live={"listener": listens}).install(app)
    return app


class Entrance:
    """Serves under a host site's path as well as at the root, whether or not a proxy takes the path away; and answers
    HEAD as GET, whose body the server then keeps."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app = app
        self.path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Routes are looked for below the path."""
        if scope["type"] == "http":
            method = "GET" if scope["method"] == "HEAD" else scope["method"]
            scope = {**scope, "root_path": self.path, "method": method}
        await self.app(scope, receive, send)


def _install_endings(app: FastAPI, site: Site) -> None:
    """Whatever goes wrong ends as a page in plain words."""

    @app.exception_handler(NotCaughtUp)
    async def waiting(request: Request, _error: NotCaughtUp) -> Response:
        page = site.page(request, "note.html", status=503, note="waiting")
        page.headers.update({"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"})
        return page

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return site.page(request, "note.html", status=error.status_code, note="missing")

    @app.exception_handler(Exception)
    async def failed(request: Request, _error: Exception) -> Response:
        page = site.page(request, "note.html", status=500, note="failed")
        page.headers["Cache-Control"] = "no-store"
        return page


if __name__ == "__main__":
    run("portal", Settings, build)
