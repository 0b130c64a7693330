"""Health: /livez (the process), /readyz (its own stores; never another service), /metrics."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis.telemetry import metrics_page

Check = Callable[[], Awaitable[bool]]


class HealthRoutes:
    """Health paths for an application. `ready` and `live` hold named checks; all true answers 200, else 503."""

    def __init__(self, *, ready: Mapping[str, Check], live: Mapping[str, Check] | None = None) -> None:
        self._ready = dict(ready)
        self._live = dict(live or {})

    def install(self, app: Starlette) -> None:
        """Add the three paths."""
        app.add_route("/livez", self.livez, include_in_schema=False)
        app.add_route("/readyz", self.readyz, include_in_schema=False)
        app.add_route("/metrics", metrics_page, include_in_schema=False)

    async def livez(self, _request: Request) -> Response:
        """Whether a restart would help."""
        return await self._answer(self._live)

    async def readyz(self, _request: Request) -> Response:
        """Whether work can be sent here."""
        return await self._answer(self._ready)

    @staticmethod
    async def _answer(checks: Mapping[str, Check]) -> Response:
        results = await asyncio.gather(*(check() for check in checks.values()))
        state = dict(zip(checks, results, strict=True))
        return JSONResponse({"checks": state}, status_code=200 if all(results) else 503)
