"""The service on a real database, and the people around it."""

from collections.abc import AsyncIterator, Callable

import pytest

from chassis.testing import Issuer, running, truncate
from services.publicity.main import build
from services.publicity.settings import Settings
from tests.services.publicity.world import World, a_consumer


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Signs tokens that the application accepts."""
    return Issuer()


@pytest.fixture
def settings(database: Callable[[str], str]) -> Settings:
    """Of the process under test."""
    return Settings(
        database_url=database("publicity"),
        database_pool=30,
        kafka="127.0.0.1:1",
        http_port=0,
        public_url="http://gateway.test",
        cursor_key="x" * 40,
        jwks_url="http://127.0.0.1:1/jwks",
        media_url="http://127.0.0.1:1",
    )


@pytest.fixture
async def world(settings: Settings, issuer: Issuer) -> AsyncIterator[World]:
    """The running application with its people."""
    await truncate(settings.database_url.get_secret_value())
    app = build(settings, keys=issuer.keys)
    async with running(app) as client:
        world = World(app=app, client=client, issuer=issuer, consumer=a_consumer(app.state.runtime.database))
        await world.settle()
        yield world
