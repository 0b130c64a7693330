"""One contract for outbox rows and inbox rows, kept by PostgreSQL and by the simulated tables alike."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.database import Database, create_engine, plain_dsn
from chassis.inbox import InboxRows, Noted, PostgresInbox
from chassis.outbox import LANES, lane_of
from chassis.outbox_rows import Outbox, OutboxRows, PostgresOutbox
from chassis.testing import truncate
from chassis.work import Work
from tests.simulation.inbox_table import SimulatedInbox
from tests.simulation.outbox_table import SimulatedOutbox
from tests.simulation.postgres import Server
from tests.simulation.session import SimulatedDatabase
from tests.simulation.things import ThingChanged
from tests.simulation.world import Weather, World

THING = UUID("0190163d-8694-739b-aea5-966c26f8ad91")
LANE = lane_of(str(THING))
AGGREGATE, OTHER = ("things", "one"), ("things", "two")


@dataclass
class Desk:
    """Both ports and a way to write, over one database."""

    database: Database
    outbox: Outbox
    inbox: Callable[[Work, str], InboxRows]

    async def connect(self) -> OutboxRows:
        """Rows over a connection of their own."""
        return await self.outbox.connect(lambda: None)

    async def tell(self, *versions: int) -> None:
        """Events of one thing, committed."""
        async with self.database.work() as work:
            for version in versions:
                work.publish(ThingChanged(version=version, thing_id=THING))


Check = Callable[[Desk], Coroutine[Any, Any, None]]
Run = Callable[[Check], None]


@pytest.fixture(params=["simulated", "postgresql"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a check at a desk: in calm weather in the simulation, or on a real server."""
    if request.param == "simulated":
        return _run_simulated
    url: str = request.getfixturevalue("chassis_database")
    return lambda check: asyncio.run(_run_on_postgres(url, check))


def _run_simulated(check: Check) -> None:
    world = World(1, "ports")
    world.weather = Weather()
    process, server = world.process("test"), Server(world)
    desk = Desk(SimulatedDatabase(server, process, source="test"), SimulatedOutbox(server, process), SimulatedInbox)
    try:
        world.loop.run_until_complete(check(desk))
    finally:
        world.end()


async def _run_on_postgres(url: str, check: Check) -> None:
    await truncate(url)
    database = Database(create_engine(url), source="test")
    try:
        await check(Desk(database, PostgresOutbox(plain_dsn(url)), PostgresInbox))
    finally:
        await database.close()


def test_a_lane_is_busy_when_it_holds_committed_rows(run: Run) -> None:
    async def check(desk: Desk) -> None:
        rows = await desk.connect()
        async with desk.database.work() as work:
            work.publish(ThingChanged(version=1, thing_id=THING))
            await work.write_events()
            assert await rows.busy() == []
        assert await rows.busy() == [LANE]
        assert await rows.age() >= 0
        await rows.close()

    run(check)


def test_rows_come_in_the_order_of_ids_and_no_more_than_asked(run: Run) -> None:
    async def check(desk: Desk) -> None:
        await desk.tell(1, 2, 3, 4)
        rows = await desk.connect()
        async with rows.lanes([LANE]) as lanes:
            assert lanes is not None
            found = await lanes.rows(limit=3)
            whole = await lanes.rows(limit=9)
        await rows.close()

        assert [row.id for row in found] == sorted(row.id for row in found)
        assert ['"version":' in row.payload for row in found] == [True] * 3
        assert list(whole[:3]) == list(found)
        assert len(whole) == 4
        assert {(row.key, row.order_key, row.topic) for row in found} == {(str(THING), str(THING), ThingChanged.topic)}

    run(check)


def test_a_lane_is_one_relays_until_its_transaction_ends(run: Run) -> None:
    async def check(desk: Desk) -> None:
        one, two = await desk.connect(), await desk.connect()
        async with one.lanes([LANE]) as ours:
            async with two.lanes([LANE]) as theirs:
                assert (ours is None, theirs is None) == (False, True)
            async with two.lanes([LANE + 1]) as other:
                assert other is not None
        async with two.lanes([LANE]) as theirs:
            assert theirs is not None
        await one.close()
        await two.close()

    run(check)


def test_of_many_lanes_those_are_had_that_no_other_relay_has(run: Run) -> None:
    async def check(desk: Desk) -> None:
        await desk.tell(1)
        one, two = await desk.connect(), await desk.connect()
        async with one.lanes([LANE]), two.lanes(range(LANES)) as lanes:
            assert lanes is not None
            assert sorted(lanes.numbers) == [number for number in range(LANES) if number != LANE]
            assert list(await lanes.rows(limit=9)) == []
        await one.close()
        await two.close()

    run(check)


def test_a_relay_that_closes_gives_its_lane_back(run: Run) -> None:
    async def check(desk: Desk) -> None:
        one, two = await desk.connect(), await desk.connect()
        with pytest.raises(Exception):  # noqa: B017, PT011 -- whatever a closed connection says
            async with one.lanes([LANE]):
                await one.close()
        async with two.lanes([LANE]) as lanes:
            assert lanes is not None
        await two.close()

    run(check)


def test_deleted_rows_are_gone_when_the_transaction_commits_and_not_before(run: Run) -> None:
    async def check(desk: Desk) -> None:
        await desk.tell(1, 2)
        rows = await desk.connect()
        with pytest.raises(LookupError):  # noqa: PT012 -- the transaction ends by it
            async with rows.lanes([LANE]) as lanes:
                assert lanes is not None
                await lanes.delete([row.id for row in await lanes.rows(limit=9)])
                raise LookupError
        assert await rows.busy() == [LANE]
        async with rows.lanes([LANE]) as lanes:
            assert lanes is not None
            await lanes.delete([row.id for row in await lanes.rows(limit=9)])
        assert await rows.busy() == []
        await rows.close()

    run(check)


def test_a_row_becomes_visible_at_its_commit_below_rows_that_were_seen_before(run: Run) -> None:
    async def check(desk: Desk) -> None:
        rows = await desk.connect()
        async with desk.database.work() as late:
            late.publish(ThingChanged(version=1, thing_id=THING))
            await late.write_events()
            await desk.tell(2)
            async with rows.lanes([LANE]) as lanes:
                assert lanes is not None
                before = [row.id for row in await lanes.rows(limit=9)]
        async with rows.lanes([LANE]) as lanes:
            assert lanes is not None
            after = [row.id for row in await lanes.rows(limit=9)]
        await rows.close()

        assert len(before) == 1
        assert after[1:] == before
        assert after[0] < before[0]

    run(check)


def test_an_event_is_taken_once(run: Run) -> None:
    async def check(desk: Desk) -> None:
        one, two, three = uuid4(), uuid4(), uuid4()
        async with desk.database.work() as work:
            assert (await desk.inbox(work, "reader").note({one, two}, {})).new == {one, two}
        async with desk.database.work() as work:
            assert (await desk.inbox(work, "reader").note({two, three}, {})).new == {three}
            assert (await desk.inbox(work, "other").note({one}, {})).new == {one}

    run(check)


def test_what_was_noted_in_a_transaction_that_failed_was_not(run: Run) -> None:
    async def check(desk: Desk) -> None:
        event = uuid4()
        with pytest.raises(LookupError):  # noqa: PT012 -- the transaction ends by it
            async with desk.database.work() as work:
                await desk.inbox(work, "reader").note({event}, {AGGREGATE: 7})
                raise LookupError
        async with desk.database.work() as work:
            assert await desk.inbox(work, "reader").note({event}, {AGGREGATE: 1}) == ({event}, {AGGREGATE: 0})

    run(check)


def test_versions_start_at_zero_and_never_sink(run: Run) -> None:
    async def check(desk: Desk) -> None:
        async with desk.database.work() as work:
            rows = desk.inbox(work, "reader")
            assert (await rows.note(set(), {AGGREGATE: 3, OTHER: 1})).before == {AGGREGATE: 0, OTHER: 0}
        async with desk.database.work() as work:
            rows = desk.inbox(work, "reader")
            assert (await rows.note(set(), {AGGREGATE: 2})).before == {AGGREGATE: 3}
            assert (await rows.note(set(), {AGGREGATE: 5, OTHER: 1})).before == {AGGREGATE: 3, OTHER: 1}
            assert (await desk.inbox(work, "other").note(set(), {AGGREGATE: 1})).before == {AGGREGATE: 0}

    run(check)


@pytest.mark.parametrize("known", [False, True], ids=["of a new aggregate", "of a known aggregate"])
def test_who_comes_second_waits_and_sees_what_the_first_has_noted(run: Run, known: bool) -> None:
    async def check(desk: Desk) -> None:
        event = uuid4()
        if known:
            async with desk.database.work() as work:
                await desk.inbox(work, "reader").note(set(), {AGGREGATE: 1})
        seen: list[Noted] = []

        async def second() -> None:
            async with desk.database.work() as work:
                seen.append(await desk.inbox(work, "reader").note({event}, {AGGREGATE: 4}))

        async with desk.database.work() as work:
            await desk.inbox(work, "reader").note({event}, {AGGREGATE: 5})
            waiting = asyncio.create_task(second())
            await asyncio.wait([waiting], timeout=0.3)
            assert seen == []
        await waiting

        assert seen == [(set(), {AGGREGATE: 5})]

    run(check)
