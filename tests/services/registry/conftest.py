"""The registry on a real database."""

from collections.abc import AsyncIterator

import pytest

from chassis.database import Database, create_engine
from chassis.testing import Issuer, running, truncate
from services.registry.main import build
from tests.infra.fixtures import MakeDatabase
from tests.services.registry.world import Registry, planted, settings_for


@pytest.fixture
async def empty(database: MakeDatabase) -> AsyncIterator[Database]:
    """A database with nothing in it."""
    url = database("registry")
    await truncate(url)
    found = Database(create_engine(url, pool=4), source="registry")
    await found.adjust_clock()
    yield found
    await found.close()


@pytest.fixture
async def registry(database: MakeDatabase, empty: Database) -> AsyncIterator[Registry]:
    """The running service with its edition and small tree."""
    edition, units = await planted(empty)
    issuer = Issuer()
    app = build(settings_for(database("registry"), issuer))
    async with running(app) as http:
        yield Registry(app, http, app.state.runtime.database, issuer, edition, units)
