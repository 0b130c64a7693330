"""Once per event, and never back to an older version."""

import asyncio

import asyncpg
import pytest

from chassis.cloudevents import Poison
from chassis.database import Database, plain_dsn
from chassis.inbox import PostgresInbox, take_fresh
from chassis.rows import new_id
from chassis.testing import count_statements
from tests.chassis.hearing import changed, consumer, effects, event, letters
from tests.infra.waiting import eventually


async def test_a_duplicate_has_no_second_effect(store: Database) -> None:
    delivery = event("once")

    await consumer(store).handle([delivery])
    await consumer(store).handle([delivery, delivery])
    await consumer(store).handle([delivery])

    assert await effects(store) == [("once", 1)]


async def test_a_duplicate_within_one_batch_has_no_second_effect(store: Database) -> None:
    delivery = event("once")

    await consumer(store).handle([delivery, delivery])

    assert await effects(store) == [("once", 1)]


async def test_an_older_version_is_dropped_without_a_trace(store: Database) -> None:
    note_id = new_id()

    await consumer(store).handle([event("new", note_id=note_id, version=5)])
    await consumer(store).handle([event("old", note_id=note_id, version=4)])
    await consumer(store).handle([event("same again", note_id=note_id, version=5)])
    await consumer(store).handle([event("newer", note_id=note_id, version=6)])

    assert await effects(store) == [("new", 5), ("newer", 6)]
    assert await letters(store) == []


async def test_disorder_within_a_batch_leaves_the_newest(store: Database) -> None:
    one, two = new_id(), new_id()

    await consumer(store).handle(
        [
            event("one v2", note_id=one, version=2),
            event("two v1", note_id=two, version=1),
            event("one v1", note_id=one, version=1),
            event("two v3", note_id=two, version=3),
            event("two v2", note_id=two, version=2),
        ]
    )

    assert await effects(store) == [("one v2", 2), ("two v1", 1), ("two v3", 3)]


async def test_each_consumer_has_an_inbox_of_its_own(store: Database) -> None:
    delivery = event("both")

    await consumer(store, name="notes").handle([delivery])
    await consumer(store, name="others").handle([delivery])

    assert len(await effects(store)) == 2


@pytest.mark.parametrize("known", [False, True], ids=["of a new aggregate", "of a known aggregate"])
async def test_of_two_consumers_at_once_the_older_version_yields(store: Database, notes_url: str, known: bool) -> None:
    note_id = new_id()
    if known:
        await consumer(store).handle([event(note_id=note_id, version=1)])

    async def take_older() -> int:
        async with store.work() as work:
            return len(await take_fresh(PostgresInbox(work, "notes"), [event("old", note_id=note_id, version=2)]))

    async with store.work() as work:
        assert len(await take_fresh(PostgresInbox(work, "notes"), [event("new", note_id=note_id, version=3)])) == 1
        older = asyncio.create_task(take_older())
        await eventually(lambda: _somebody_waits(notes_url))

    assert await older == 0


async def _somebody_waits(url: str) -> bool:
    connection = await asyncpg.connect(plain_dsn(url))
    try:
        return bool(
            await connection.fetchval(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            )
        )
    finally:
        await connection.close()


@pytest.mark.parametrize("sequence", ["0", "-1", "x", "", "1.5", "9" * 30, "²"])
async def test_a_sequence_that_is_no_version_is_poison(store: Database, sequence: str) -> None:
    with pytest.raises(Poison):
        async with store.work() as work:
            await take_fresh(PostgresInbox(work, "notes"), [changed(event(), ce_sequence=sequence)])


async def test_a_batch_costs_a_handful_of_statements_however_large_it_is(store: Database) -> None:
    async def nothing(_event: object, _work: object) -> None:
        return None

    with count_statements(store.engine) as count:
        await consumer(store, nothing).handle([event() for _ in range(500)])

    assert len(count) <= 4
