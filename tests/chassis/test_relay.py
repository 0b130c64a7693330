"""The relay on real Kafka: nothing lost, nothing out of order, nothing deleted before the broker has it."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.partitioner import DefaultPartitioner
from sqlalchemy import func, select

from chassis.database import Database, plain_dsn
from chassis.outbox import lane_of
from chassis.outbox_rows import OutboxRows, PostgresOutbox
from chassis.producer import KafkaProducer
from chassis.relay import Relay
from chassis.relay_bell import RelayBell
from chassis.replay import replay
from chassis.rows import new_id
from chassis.tables import outbox
from tests.chassis.kafka import Reader, by_key
from tests.chassis.notes import NoteWritten, ToldInOneOrder, all_notes, write_note
from tests.infra.parts import Infra
from tests.infra.waiting import eventually

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def relaying(url: str, kafka: str) -> AsyncIterator[Relay]:
    """A relay at work."""
    relay = Relay(PostgresOutbox(plain_dsn(url)), KafkaProducer(kafka, client_id="relay-of-a-test"))
    task = asyncio.create_task(relay.run())
    try:
        yield relay
    finally:
        await relay.stop()
        await asyncio.wait_for(task, 10)


async def tell(store: Database, note_id: UUID, version: int, text: str = "x") -> None:
    async with store.work() as work:
        work.publish(NoteWritten(version=version, note_id=note_id, text=text))


async def waiting_rows(store: Database) -> int:
    async with store.connection() as connection:
        return int((await connection.execute(select(func.count()).select_from(outbox))).scalar_one())


async def none_waiting(store: Database) -> bool:
    return await waiting_rows(store) == 0


async def test_an_event_arrives_with_its_headers_and_its_row_goes(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    async with store.work() as work:
        note = await write_note(work, text="一个故事")
    async with store.connection() as connection:
        row = (await connection.execute(select(outbox))).one()

    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        (record,) = await reader.distinct(1)
        await eventually(lambda: none_waiting(store))

    assert record.headers == row.headers
    assert record.headers["ce_id"] == str(row.event_id)
    assert record.key == record.headers["ce_subject"] == str(note.id)
    assert record.data == {"version": 1, "note_id": str(note.id), "text": "一个故事"}


async def test_two_relays_keep_the_order_of_each_aggregate(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    ids = [new_id() for _ in range(40)]

    async def write(versions: range) -> None:
        for version in versions:
            async with store.work() as work:
                for note_id in ids:
                    work.publish(NoteWritten(version=version, note_id=note_id, text="x"))

    await write(range(1, 6))
    async with (
        relaying(notes_url, infra.kafka),
        relaying(notes_url, infra.kafka),
        Reader(infra.kafka, topic) as reader,
    ):
        await write(range(6, 26))
        records = await reader.distinct(40 * 25)
        await eventually(lambda: none_waiting(store))

    assert by_key(records) == {str(note_id): list(range(1, 26)) for note_id in ids}
    assert len(reader.records) == len(records), "nobody died, so nothing is sent twice"


async def _relay_process(url: str, kafka: str, name: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chassis.relay_process", plain_dsn(url), kafka, name, cwd=ROOT
    )


async def test_a_relay_killed_in_the_middle_loses_nothing_and_keeps_the_order(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    ids = [new_id() for _ in range(50)]
    processes = [await _relay_process(notes_url, infra.kafka, name) for name in ("one", "two")]

    async def write() -> None:
        for version in range(1, 41):
            async with store.work() as work:
                for note_id in ids:
                    work.publish(NoteWritten(version=version, note_id=note_id, text="x" * 300))

    try:
        async with Reader(infra.kafka, topic) as reader:
            writing = asyncio.create_task(write())
            await reader.distinct(300)
            os.kill(processes[0].pid, signal.SIGKILL)
            await reader.distinct(900)
            os.kill(processes[1].pid, signal.SIGKILL)
            await writing
            processes.append(await _relay_process(notes_url, infra.kafka, "three"))
            records = await reader.distinct(50 * 40, within=30)
            await eventually(lambda: none_waiting(store))
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()

    assert by_key(records) == {str(note_id): list(range(1, 41)) for note_id in ids}


def _ids_of_one_lane_in_two_partitions() -> tuple[UUID, UUID]:
    first = new_id()
    partition = DefaultPartitioner()
    place = partition(str(first).encode(), [0, 1, 2, 3], [0, 1, 2, 3])
    while True:
        other = new_id()
        if lane_of(str(other)) == lane_of(str(first)) and partition(str(other).encode(), [0, 1, 2, 3], []) != place:
            return first, other


async def test_what_the_broker_refuses_stays_with_all_that_follows_it_and_the_rest_goes(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    large, other = _ids_of_one_lane_in_two_partitions()
    admin = AIOKafkaAdminClient(bootstrap_servers=infra.kafka)
    await admin.start()
    try:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "4000"})])
        for version in (1, 2, 3):
            await tell(store, large, version, "x" * (10_000 if version == 1 else 10))
            await tell(store, other, version)

        async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
            await reader.distinct(3)
            assert by_key(reader.records) == {str(other): [1, 2, 3]}
            await eventually(lambda: three_waiting(store))

            await admin.alter_configs(
                [ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "1000000"})]
            )
            records = await reader.distinct(6)
            await eventually(lambda: none_waiting(store))
    finally:
        await admin.close()

    assert by_key(records) == {str(other): [1, 2, 3], str(large): [1, 2, 3]}


async def test_what_the_broker_refuses_holds_back_its_whole_order(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    large, other = _ids_of_one_lane_in_two_partitions()
    admin = AIOKafkaAdminClient(bootstrap_servers=infra.kafka)
    await admin.start()
    try:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "4000"})])
        async with store.work() as work:
            work.publish(ToldInOneOrder(version=1, note_id=other, text="before"))
            work.publish(ToldInOneOrder(version=1, note_id=large, text="x" * 10_000))
            work.publish(ToldInOneOrder(version=2, note_id=other, text="after"))

        async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
            await reader.distinct(2)
            await eventually(lambda: two_waiting(store))

            await admin.alter_configs(
                [ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "1000000"})]
            )
            records = await reader.distinct(3)
            await eventually(lambda: none_waiting(store))
    finally:
        await admin.close()

    assert by_key(records) == {str(other): [1, 2], str(large): [1]}
    assert len(reader.records) > len(records), "what came after the refused one is sent again behind it"


async def three_waiting(store: Database) -> bool:
    return await waiting_rows(store) == 3


async def two_waiting(store: Database) -> bool:
    return await waiting_rows(store) == 2


async def test_a_ring_wakes_the_relay_of_another_process_at_once(
    store: Database, notes_url: str, infra: Infra, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bell = RelayBell(plain_dsn(notes_url))
    bell.start()
    ringing = Database(store.engine, source="notes", wake_relay=bell.ring)
    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        await tell(ringing, new_id(), 1)
        await reader.distinct(1)
        monkeypatch.setattr("chassis.relay.POLL_SECONDS", 30.0)
        await tell(ringing, new_id(), 1)
        await reader.distinct(2)

        took = []
        for count in (3, 4, 5):
            started = time.monotonic()
            await tell(ringing, new_id(), 1)
            await reader.distinct(count)
            took.append(time.monotonic() - started)
    await bell.stop()

    assert min(took) < 1.0


async def test_without_a_ring_the_poll_finds_the_event_within_a_second(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        await tell(store, new_id(), 1)
        await reader.distinct(1)

        started = time.monotonic()
        await tell(store, new_id(), 1)
        await reader.distinct(2)

    assert time.monotonic() - started < 1.5


async def test_an_event_that_commits_late_below_others_of_its_lane_is_not_left_behind(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    late, other = _ids_of_one_lane_in_two_partitions()
    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        async with store.work() as slow:
            slow.publish(NoteWritten(version=1, note_id=late, text="late"))
            await slow.write_events()  # its id is taken, its commit comes later
            for version in (1, 2):
                await tell(store, other, version)
                await reader.distinct(version)
        started = time.monotonic()
        await reader.distinct(3)

    assert time.monotonic() - started < 1.5


async def test_a_newer_fact_does_not_pass_an_older_one_that_commits_late_below_others_of_its_lane(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    late, other = _ids_of_one_lane_in_two_partitions()
    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        async with store.work() as slow:
            slow.publish(NoteWritten(version=1, note_id=late, text="late"))
            await slow.write_events()  # its id is taken, its commit comes later
            await tell(store, other, 1)
            await reader.distinct(1)
        await tell(store, late, 2)
        records = await reader.distinct(3)

    assert by_key(records) == {str(late): [1, 2], str(other): [1]}


async def test_while_the_broker_is_away_rows_stay_and_their_age_is_told(
    store: Database, notes_url: str, infra: Infra, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ages: list[float] = []
    monkeypatch.setattr("chassis.relay.OUTBOX_AGE", type("Gauge", (), {"set": staticmethod(ages.append)}))
    note_id = new_id()
    await tell(store, note_id, 1)

    async with relaying(notes_url, "127.0.0.1:1"):  # nobody answers there
        await eventually(lambda: bool(ages and ages[-1] > 0.5))
        assert await waiting_rows(store) == 1

    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        await reader.distinct(1)
        await eventually(lambda: none_waiting(store))


async def test_a_relay_whose_database_connection_is_cut_goes_on(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        await tell(store, new_id(), 1)
        await reader.distinct(1)
        await _cut(notes_url)

        await tell(store, new_id(), 1)
        await reader.distinct(2)


async def _cut(url: str) -> None:
    connection = await asyncpg.connect(plain_dsn(url))
    try:
        await connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and application_name = 'relay'"
        )
    finally:
        await connection.close()


async def test_a_relay_that_meets_an_error_nobody_thought_of_goes_on(
    store: Database, notes_url: str, infra: Infra, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [RuntimeError("nobody thought of it")]
    drain = Relay._drain

    async def failing(relay: Relay, rows: OutboxRows) -> int:
        if failures:
            raise failures.pop()
        return await drain(relay, rows)

    monkeypatch.setattr(Relay, "_drain", failing)
    await tell(store, new_id(), 1)

    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        await reader.distinct(1)


async def test_replay_tells_the_state_of_every_aggregate_under_the_version_it_has(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    async with store.work() as work:
        written = [await write_note(work, text=str(n)) for n in range(1100)]
    async with store.connection() as connection:
        await connection.execute(outbox.delete())

    assert await replay(store, all_notes) == 1100

    async with relaying(notes_url, infra.kafka), Reader(infra.kafka, topic) as reader:
        records = await reader.distinct(1100)
    assert by_key(records) == {str(note.id): [1] for note in written}
