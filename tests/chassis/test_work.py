"""Work: one transaction, and what leaves it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from chassis.clock import DatabaseClock, FixedClock
from chassis.database import Database
from chassis.errors import NotFound
from chassis.rows import new_id
from chassis.testing import count_statements, published
from chassis.work import Work
from tests.chassis.notes import Note, NoteWritten, note_table, write_note, written


async def texts(store: Database) -> list[str]:
    async with store.connection() as connection:
        return list((await connection.execute(select(note_table.c.text).order_by(note_table.c.id))).scalars())


async def test_rows_and_events_are_there_after_the_block(store: Database) -> None:
    async with store.work() as work:
        await write_note(work, text="one")

    assert await texts(store) == ["one"]
    assert [event.data["text"] for event in await published(store)] == ["one"]


async def test_an_exception_takes_rows_and_events_with_it(store: Database) -> None:
    async def fail() -> None:
        async with store.work() as work:
            await write_note(work, text="one")
            await work.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await texts(store) == []
    assert await published(store) == []


async def test_a_savepoint_drops_its_rows_and_its_events_and_nothing_else(store: Database) -> None:
    async def fail(work: Work) -> None:
        async with work.savepoint():
            await write_note(work, text="inside")
            raise ZeroDivisionError

    async with store.work() as work:
        await write_note(work, text="before")
        with pytest.raises(ZeroDivisionError):
            await fail(work)
        await write_note(work, text="after")

    assert await texts(store) == ["before", "after"]
    assert [event.data["text"] for event in await published(store)] == ["before", "after"]


async def test_a_constraint_that_speaks_inside_a_savepoint_leaves_the_work_usable(store: Database) -> None:
    async with store.work() as work:
        with pytest.raises(IntegrityError):
            async with work.savepoint():
                await write_note(work, text="x" * 2000)
        await write_note(work, text="short")

    assert await texts(store) == ["short"]
    assert len(await published(store)) == 1


async def test_events_are_written_after_the_rows_that_they_tell_of(store: Database) -> None:
    note_id = new_id()
    async with store.work() as work:
        await write_note(work, text="one", note_id=note_id)

    with count_statements(store.engine) as count:
        async with store.work() as work:
            note = await work.get(Note, note_id)
            note.change("two")
            work.publish(written(note))

    order = [statement.split()[0].lower() + " " + statement.split()[-1] for statement in count.statements]
    assert [statement.split()[0].lower() for statement in count.statements] == ["select", "update", "insert"], order


async def test_two_writers_of_one_note_tell_their_versions_in_order(store: Database) -> None:
    note_id = new_id()
    async with store.work() as work:
        await write_note(work, text="0", note_id=note_id)

    async def change(text: str) -> None:
        async with store.work() as work:
            note = await work.get(Note, note_id)
            note.change(text)
            work.publish(written(note))

    await asyncio.gather(*(change(str(n)) for n in range(1, 13)))

    assert [event.version for event in await published(store)] == list(range(1, 14))


async def test_the_outbox_row_carries_the_headers_of_a_cloudevent(store: Database) -> None:
    at = datetime(2023, 5, 14, 1, 2, 3, 456789, tzinfo=UTC)
    timed = Database(store.engine, source="notes", clock=FixedClock(at))
    async with timed.work() as work:
        note = await write_note(work, text="一个故事")

    (event,) = await published(store)

    assert event.headers == {
        "ce_specversion": "1.0",
        "ce_id": str(event.event_id),
        "ce_source": "/openweek/notes",
        "ce_type": "notes.note.written.v1",
        "ce_subject": str(note.id),
        "ce_sequence": "1",
        "ce_time": "2023-05-14T01:02:03.456Z",
        "content-type": "application/json",
        "correlation_id": str(event.event_id),
    }
    assert event.event_id.version == 7
    assert event.data == {"version": 1, "note_id": str(note.id), "text": "一个故事"}


async def test_a_missing_row_is_refused_and_a_read_takes_no_lock(store: Database) -> None:
    note_id = new_id()
    async with store.work() as work:
        with pytest.raises(NotFound):
            await work.get(Note, note_id)
        await write_note(work, text="one", note_id=note_id)

    async with store.work() as reading, store.work() as writing:
        seen = await reading.read(Note, note_id)
        (await writing.get(Note, note_id)).change("two")
        await writing.flush()

    assert seen is not None
    assert await texts(store) == ["two"]


async def test_the_relay_is_woken_after_a_commit_with_events_only(store: Database) -> None:
    rung: list[int] = []
    database = Database(store.engine, source="notes", wake_relay=lambda: rung.append(1))

    async def fail() -> None:
        async with database.work() as work:
            await write_note(work, text="one")
            raise ZeroDivisionError

    async with database.work() as work:
        await work.run(select(func.now()))
    with pytest.raises(ZeroDivisionError):
        await fail()
    assert rung == []

    async with database.work() as work:
        await write_note(work, text="one")
        assert rung == []
    assert rung == [1]


async def test_an_event_that_is_too_large_for_the_broker_is_refused_with_its_rows(store: Database) -> None:
    async def tell_all() -> None:
        async with store.work() as work:
            note = await write_note(work, text="one")
            work.publish(NoteWritten(version=2, note_id=note.id, text="x" * 900_001))

    with pytest.raises(IntegrityError):
        await tell_all()

    assert await texts(store) == []


async def test_the_clock_is_the_databases_whatever_the_host_says(store: Database) -> None:
    clock = DatabaseClock()
    clock.adjust(datetime(1999, 1, 1, tzinfo=UTC))
    database = Database(store.engine, source="notes", clock=clock)
    assert clock.now().year == 1999

    await database.adjust_clock()

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.now().utcoffset() == timedelta(0)


async def test_a_connection_that_died_while_idle_is_replaced_without_an_error(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.database.IDLE_BEFORE_PING_SECONDS", -1.0)
    async with store.connection() as connection:
        await connection.execute(select(func.now()))
    async with store.engine.connect() as killer:
        raw = await killer.get_raw_connection()
        await raw.driver_connection.execute(  # type: ignore[union-attr]  # the driver's own connection is there
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
            "and pid <> pg_backend_pid()"
        )

    async with store.work() as work:
        await write_note(work, text="one")

    assert await texts(store) == ["one"]
