"""The stack that faults are done to, with its demo people, seeded once; connections and sign-ins for each test.

Its life ends with the last test of this folder, before the flows start theirs: two whole stacks at once are too much
for two cores.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from cli.client import Connection
from cli.demo.accounts import DemoFile
from tests.faults.stack import FaultStack, fault_stack
from tests.flows.demo_edition import seeded
from tests.flows.people import People
from tests.flows.records import Records

FAULTS = Path(__file__).parent
SECONDS = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder does harm; no test's time limit pays for the start of the stack."""
    for item in items:
        if FAULTS in item.path.parents:
            item.add_marker(pytest.mark.fault)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(SECONDS, func_only=True))


@pytest.fixture(scope="package")
def faulty() -> Iterator[FaultStack]:
    """Every part and every service in the test-only build, started on empty data; stopped at the end."""
    stack = fault_stack()
    stack.running.down()
    stack.running.wipe()
    stack.plan.clear()
    try:
        stack.running.up()
        yield stack
    finally:
        stack.running.down()


@pytest.fixture(scope="package")
def demo_file(faulty: FaultStack, tmp_path_factory: pytest.TempPathFactory) -> DemoFile:
    """The edition, its units and the people of the journey, as the demo seeds them."""
    return seeded(faulty, tmp_path_factory.mktemp("faults"))


@pytest.fixture
async def connection(demo_file: DemoFile) -> AsyncIterator[Connection]:
    """Requests through the gateway."""
    async with Connection(demo_file.url) as opened:
        yield opened


@pytest.fixture
async def people(faulty: FaultStack, demo_file: DemoFile, connection: Connection) -> People:
    """Everyone of the journey; whoever the test needs signs in by being asked. The stack is whole at the start."""
    faulty.plan.clear()
    faulty.wait_ready(*faulty.running.processes)
    return People(connection, demo_file)


@pytest.fixture
async def records(faulty: FaultStack) -> AsyncIterator[Records]:
    """What the databases and topics hold."""
    async with Records(faulty) as opened:
        yield opened
