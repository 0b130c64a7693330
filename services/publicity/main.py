"""The HTTP process of publicity."""

from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.endpoints import Runtime
from chassis.process import run
from chassis.tokens import Keys
from services.publicity.api import (
    addresses,
    corrections,
    coverage,
    deliveries,
    desks,
    entries,
    feed,
    packages,
    releases,
    selection,
    tasks,
)
from services.publicity.api.doors import opened_doors
from services.publicity.settings import Settings

ROUTERS = (
    entries.routes,
    selection.routes,
    releases.routes,
    corrections.routes,
    feed.routes,
    packages.routes,
    desks.routes,
    coverage.routes,
    deliveries.routes,
    tasks.routes,
)


def build(settings: Settings, *, keys: Keys | None = None) -> FastAPI:
    """The application; while it serves, it watches the feed for those who wait for news."""

    async def started(runtime: Runtime) -> AsyncIterator[None]:
        async with opened_doors(runtime, media_url=settings.media_url):
            yield

    policy = Path(__file__).with_name("policy.yaml")
    app = create_api("publicity", settings, routers=ROUTERS, policy=policy, keys=keys, started=started)
    addresses.routes.add_to(app)
    return app


if __name__ == "__main__":
    run("publicity-api", Settings, build)
