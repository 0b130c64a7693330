"""The HTTP process of media."""

from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.endpoints import Runtime
from chassis.process import run
from chassis.tokens import Keys
from services.media.api.assets import assets
from services.media.api.released import released
from services.media.api.uploads import uploads
from services.media.settings import Settings


def build(settings: Settings, *, keys: Keys | None = None) -> FastAPI:
    """The application, with the object store at hand."""

    async def with_store(runtime: Runtime) -> AsyncIterator[None]:
        store = settings.store()
        runtime.extras["store"] = store
        yield
        store.close()

    return create_api(
        "media",
        settings,
        routers=(uploads, assets, released),
        policy=Path(__file__).with_name("policy.yaml"),
        keys=keys,
        started=with_store,
    )


if __name__ == "__main__":
    run("media-api", Settings, build)
