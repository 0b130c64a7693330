"""A whole stack with its built console, one chromium, and whoever a test sends to it; seeded once for the folder."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright
from rich.console import Console

from cli import front_end
from cli.client import Connection
from cli.demo.accounts import DemoFile, case_accounts, journey_accounts
from cli.demo.cases import demo_cases
from cli.demo.target import seed_demo
from cli.stack.layout import ROOT, Stack
from cli.stack.packages import chromium_binary, install, missing
from cli.stack.processes import process_names
from cli.stack.running import RunningStack
from tests.browser.cases import Cases, prepared
from tests.browser.visits import Visits
from tests.flows.people import People
from tests.infra.databases import now
from tests.infra.stack_fixture import FlowStack

HERE = Path(__file__).parent
DATA = ROOT / ".local" / "browser"
PORT_BASE = 27000
"""Below the ports that the kernel gives to outgoing connections (from 32768)."""
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
OTHER_SCHOOLS = 2
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is one in a browser, and all share the loop in which the browser lives."""
    mine = [at for at, item in enumerate(items) if HERE in item.path.parents]
    for item in (items[at] for at in mine):
        item.add_marker(pytest.mark.browser)
        if pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
    if mine:
        folder = slice(mine[0], mine[-1] + 1)
        # The others make the pictures that the handbook shows.
        items[folder] = sorted(items[folder], key=lambda item: item.path.name == "test_handbook.py")


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is installed and built for these tests is paid for before the first of them."""
    asked = any(HERE in item.path.parents for item in session.items)
    if asked and not session.config.option.collectonly:
        if lacking := missing(building=False, testing=True):
            install(lacking)
        front_end.build(front_end.find_node())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Leave word for the fixtures whether the test failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="package")
def running_stack() -> Iterator[FlowStack]:
    """The stack of this folder. OPENWEEK_BROWSER_KEEP=1 leaves it up, and takes one that was left."""
    base = int(os.environ.get("OPENWEEK_BROWSER_PORT_BASE", PORT_BASE))
    keep = bool(os.environ.get("OPENWEEK_BROWSER_KEEP"))
    running = RunningStack(Stack(DATA / f"stack-{base}", base), process_names(), Console(stderr=True))
    if not keep:
        running.down()
        running.wipe()
    try:
        running.up()
        yield FlowStack(running)
    finally:
        if not keep:
            running.down()


@pytest.fixture(scope="package")
def demo_file(running_stack: FlowStack) -> DemoFile:
    """The demo edition, its units and people, with a liaison of a few other schools."""
    file = DemoFile.read(running_stack.stack.data / "demo.json")
    if not file.seeded:
        file.url, file.seeded = running_stack.url(), True
        file.accounts = [*journey_accounts(), *case_accounts(demo_cases()[:OTHER_SCHOOLS])]
        now(lambda: seed_demo(running_stack.stack, running_stack.secrets, file.accounts))
        file.write()
    return file


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def connection(demo_file: DemoFile) -> AsyncIterator[Connection]:
    """Requests of programs, through the gateway."""
    async with Connection(demo_file.url, patience=10) as opened:
        yield opened


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def people(connection: Connection, demo_file: DemoFile) -> People:
    """Everyone of the journey, acting by the public API: for what a test needs and is not about."""
    return People(connection, demo_file)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def cases(people: People) -> Cases:
    """One case in each state, so that every page has something to show."""
    return await prepared(people)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The distribution's chromium, once for all."""
    async with async_playwright() as driver:
        arguments = ["--no-sandbox", *QUIET]
        browser = await driver.chromium.launch(executable_path=chromium_binary(), args=arguments)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visits(
    request: pytest.FixtureRequest, chromium: Browser, demo_file: DemoFile, running_stack: FlowStack
) -> AsyncIterator[Visits]:
    """Whoever comes to the system in this test, each with a browser of their own."""
    store = running_stack.stack.http("minio")
    async with Visits(chromium, demo_file, store, evidence=DATA / "failed" / request.node.name) as opened:
        yield opened
        opened.failed = request.node.stash.get(FAILED, False)
