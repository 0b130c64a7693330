"""The whole stack with its demo people, seeded once; connections and sign-ins for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cli.client import Connection
from cli.demo.accounts import DemoFile
from tests.flows.demo_edition import seeded
from tests.flows.people import People
from tests.flows.records import Records
from tests.infra.stack_fixture import FlowStack

FLOWS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a flow."""
    for item in items:
        if FLOWS in item.path.parents:
            item.add_marker(pytest.mark.flow)


@pytest.fixture(scope="session")
def demo_file(running_stack: FlowStack, tmp_path_factory: pytest.TempPathFactory) -> DemoFile:
    """The edition, its units and the people of the journey, as the demo seeds them."""
    return seeded(running_stack, tmp_path_factory.mktemp("flows"))


@pytest.fixture
async def connection(demo_file: DemoFile) -> AsyncIterator[Connection]:
    """Requests through the gateway."""
    async with Connection(demo_file.url) as opened:
        yield opened


@pytest.fixture
async def people(running_stack: FlowStack, demo_file: DemoFile, connection: Connection) -> People:
    """Everyone of the journey; whoever the test needs signs in by being asked. The stack is whole at the start."""
    running_stack.wait_ready(*running_stack.running.processes)
    return People(connection, demo_file)


@pytest.fixture
async def records(running_stack: FlowStack) -> AsyncIterator[Records]:
    """What the databases and topics hold."""
    async with Records(running_stack) as opened:
        yield opened
