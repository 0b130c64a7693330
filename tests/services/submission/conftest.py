"""The service on a real database, and the small country around it."""

from collections.abc import AsyncIterator, Callable

import pytest

from chassis.clock import FixedClock
from chassis.testing import Issuer, running, truncate
from services.submission.main import build
from services.submission.settings import Settings
from tests.services.submission.world import DURING, World


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Signs tokens that the application accepts."""
    return Issuer()


@pytest.fixture
async def world(database: Callable[[str], str], issuer: Issuer) -> AsyncIterator[World]:
    """The running application in the week of 2023, its edition and units known."""
    url = database("submission")
    await truncate(url)
    settings = Settings(
        database_url=url,
        kafka="127.0.0.1:1",
        http_port=0,
        public_url="http://gateway.test",
        cursor_key="x" * 40,
    )
    app = build(settings, keys=issuer.keys)
    clock = FixedClock(DURING)
    app.state.runtime.database.clock = clock
    async with running(app) as client:
        world = World(app=app, client=client, issuer=issuer, clock=clock)
        await world.settle()
        yield world
