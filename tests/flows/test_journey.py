"""The main job, from end to end, as the demo drives it."""

import io

from rich.console import Console

from cli.client import Connection
from cli.demo.accounts import DemoFile
from cli.demo.journey import Journey
from cli.demo.narration import Narration
from tests.flows.people import People

POOL_SECONDS = 1.0
FEED_SECONDS = 1.0


async def test_a_case_travels_from_a_school_to_the_newspapers_and_back(
    people: People, connection: Connection, demo_file: DemoFile
) -> None:
    demo_file.journeys = 1
    told = io.StringIO()
    narration = Narration(Console(file=told, width=200))

    await Journey(connection, demo_file, narration, watch_links_die=False).run()

    assert narration.measured["approval → in the ministry's pool"] < POOL_SECONDS
    for door in ("HTTP long poll", "Kafka"):
        assert narration.measured[f"release → desk by {door}"] < FEED_SECONDS
        assert narration.measured[f"withdrawal → desk by {door}"] < FEED_SECONDS
    assert "the board is empty" in told.getvalue()
