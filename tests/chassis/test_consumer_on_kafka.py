"""Consumers on real Kafka: each event's effect once, offsets after the database, poison set apart."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from faststream.kafka import KafkaBroker

from chassis import consumer as module
from chassis.consumer import Consumer
from chassis.database import Database, create_engine
from chassis.rows import new_id
from tests.chassis.hearing import changed, consumer, effects, event, letters
from tests.chassis.kafka import send
from tests.chassis.notes import NoteWritten
from tests.chassis.proxy import before, through
from tests.chassis.test_relay import relaying
from tests.infra.parts import Infra
from tests.infra.waiting import eventually


@pytest.fixture
def group() -> str:
    return f"group-{uuid.uuid4().hex[:8]}"


@asynccontextmanager
async def listening(hearing: Consumer, kafka: str) -> AsyncIterator[Any]:
    """A member of the group; the subscriber."""
    broker = KafkaBroker(kafka, client_id=f"member-{uuid.uuid4().hex[:8]}", logger=None, graceful_timeout=20)
    subscriber = hearing.bind(broker, session_seconds=10)
    await broker.start()
    try:
        yield subscriber
    finally:
        await broker.stop()


def record(delivery: Any, topic: str) -> dict[str, Any]:
    """A delivery as a producer sends it."""
    return {
        "topic": topic,
        "key": delivery.key,
        "value": delivery.value,
        "headers": [(name, text.encode()) for name, text in delivery.headers.items()],
    }


async def acknowledged(kafka: str, group: str) -> int:
    """Records of the group that are committed."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        offsets = await admin.list_consumer_group_offsets(group)
        return sum(max(place.offset, 0) for place in offsets.values())
    finally:
        await admin.close()


async def _effects_are(store: Database, count: int) -> bool:
    return len(await effects(store)) == count


async def test_an_event_goes_from_outbox_to_effect(
    store: Database, notes_url: str, infra: Infra, topic: str, group: str
) -> None:
    async with relaying(notes_url, infra.kafka), listening(consumer(store, name=group), infra.kafka):
        async with store.work() as work:
            work.publish(NoteWritten(version=1, note_id=new_id(), text="一路"))
        await eventually(lambda: _effects_are(store, 1))
        await eventually(lambda: _acknowledged_is(infra, group, 1))

    assert await effects(store) == [("一路", 1)]


async def _acknowledged_is(infra: Infra, group: str, count: int) -> bool:
    return await acknowledged(infra.kafka, group) == count


async def test_two_members_that_come_and_go_have_each_effect_once(
    store: Database, infra: Infra, topic: str, group: str
) -> None:
    ids = [new_id() for _ in range(40)]

    async def tell(versions: range) -> None:
        for version in versions:
            await send(infra.kafka, [record(event("x", note_id=n, version=version), topic) for n in ids])

    async with listening(consumer(store, name=group), infra.kafka):
        await tell(range(1, 6))
        await eventually(lambda: _effects_are(store, 200), within=20)
        async with listening(consumer(store, name=group), infra.kafka):
            await tell(range(6, 11))
            await eventually(lambda: _effects_are(store, 400), within=30)
        await tell(range(11, 13))
        await eventually(lambda: _effects_are(store, 480), within=30)

    seen = [version for _, version in await effects(store)]
    assert sorted(seen) == sorted(list(range(1, 13)) * 40)
    assert await letters(store) == []


async def test_poison_of_every_kind_is_parked_and_the_next_hundred_are_done(
    store: Database, infra: Infra, topic: str, group: str
) -> None:
    good = [record(event("fine"), topic) for _ in range(100)]
    broken_header = record(event("fine"), topic)
    broken_header["headers"] = [*broken_header["headers"], ("x-photo", b"\xff\xfe\x00")]
    poison = [
        record(changed(event(), value=b"{nonsense"), topic),
        record(changed(event(), value=None), topic),
        record(changed(event(), value=b"7"), topic),
        record(changed(event(), without="ce_type"), topic),
        record(changed(event(), ce_type="notes.note.written.v9"), topic),
        {**record(event(), topic), "headers": [("ce_type", b"\xff"), ("ce_id", b"\x00")]},
        {**record(event(), topic), "headers": [], "value": None},
        {**record(event(), topic), "value": b"", "headers": []},
    ]
    spoilt_subject = record(event(), topic)
    spoilt_subject["headers"] = [(n, b"\x00\xff" if n == "ce_id" else v) for n, v in spoilt_subject["headers"]]

    async with listening(consumer(store, name=group), infra.kafka):
        await send(infra.kafka, [*poison, broken_header, spoilt_subject])
        await send(infra.kafka, good)
        await eventually(lambda: _effects_are(store, 101), within=30)
        await eventually(lambda: _acknowledged_is(infra, group, len(poison) + 102))

    parked = sorted(letter["error_code"] for letter in await letters(store))
    assert parked == [
        "ce-id-malformed",
        "contract-violated",
        "contract-violated",
        "not-a-cloudevent",
        "not-a-cloudevent",
        "not-a-cloudevent",
        "schema-unknown",
        "value-missing",
    ]


async def test_offsets_follow_the_database_and_a_database_that_is_away_stops_both(
    store: Database, notes_url: str, infra: Infra, topic: str, group: str
) -> None:
    async with before(notes_url).listening() as proxy:
        remote = Database(create_engine(through(notes_url, proxy)), source="notes")
        async with listening(consumer(remote, name=group), infra.kafka):
            await send(infra.kafka, [record(event("one"), topic)])
            await eventually(lambda: _acknowledged_is(infra, group, 1))

            proxy.refusing = True
            proxy.cut_all()
            await send(infra.kafka, [record(event("two"), topic) for _ in range(20)])
            await eventually(lambda: proxy.refused >= 3)  # it tries, pauses and tries again
            assert await acknowledged(infra.kafka, group) == 1

            proxy.refusing = False
            await eventually(lambda: _effects_are(store, 21), within=20)
            await eventually(lambda: _acknowledged_is(infra, group, 21))
        await remote.close()

    assert await letters(store) == []


async def test_an_effect_that_was_committed_but_not_acknowledged_is_not_repeated(
    store: Database, infra: Infra, topic: str, group: str
) -> None:
    hearing = consumer(store, name=group)
    handle = hearing.handle

    async def dies_after_the_commit(deliveries: Any) -> None:
        await handle(deliveries)
        if not failed:
            failed.append(1)
            raise ConnectionResetError("killed between the commit and the acknowledgement")

    failed: list[int] = []
    hearing.handle = dies_after_the_commit  # type: ignore[method-assign]  # the place where a process is killed
    async with listening(hearing, infra.kafka):
        await send(infra.kafka, [record(event("once"), topic) for _ in range(10)])
        await eventually(lambda: _acknowledged_is(infra, group, 10))

    assert failed
    assert len(await effects(store)) == 10


async def test_a_halted_consumer_acknowledges_nothing(
    store: Database, infra: Infra, topic: str, group: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PARKED_IN_A_ROW", 3)
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.2)
    hearing = consumer(store, name=group)
    note_id = new_id()

    async with listening(hearing, infra.kafka):
        await send(infra.kafka, [record(event("refuse", note_id=note_id, version=v), topic) for v in range(1, 9)])
        await eventually(lambda: hearing.halted)

    assert await acknowledged(infra.kafka, group) == 0
