"""A broker of these tests' own, killed and frozen under a relay and a consumer at work: nothing lost, nothing twice."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from rich.console import Console

from chassis.database import Database
from chassis.rows import new_id
from cli.stack.layout import ROOT, Stack
from cli.stack.running import RunningStack
from tests.chassis.hearing import consumer, effects, letters
from tests.chassis.kafka import Reader, by_key
from tests.chassis.notes import NoteWritten
from tests.chassis.test_consumer_on_kafka import listening
from tests.chassis.test_relay import none_waiting, relaying, waiting_rows
from tests.infra.native import stack_of_tests
from tests.infra.parts import Infra
from tests.infra.waiting import eventually

PORTS_ABOVE = 500
TOPIC = "chassis.outage"


@dataclass
class Broker:
    """A Kafka that may be treated badly."""

    running: RunningStack

    @property
    def address(self) -> str:
        """host:port."""
        return self.running.stack.address("kafka")

    async def kill(self) -> None:
        """kill -9; it is started again after a second."""
        await asyncio.to_thread(self.running.kill9, "kafka")

    async def ready(self) -> None:
        """Wait until it serves again."""
        await asyncio.to_thread(self.running.wait_ready, "kafka")

    def signal(self, which: signal.Signals) -> None:
        """Freeze or thaw."""
        os.kill(self.running.states()["kafka"].pid, which)


@pytest.fixture(scope="module")
def own_broker(infra: Infra) -> Iterator[Broker]:
    """One broker for this module, with its own ports and data."""
    if infra.provider != "native":
        pytest.skip("needs a broker of its own, which the containers' provider does not make")
    shared = stack_of_tests()
    stack = Stack(ROOT / ".local" / f"{shared.data.name}-outage", shared.port_base + PORTS_ABOVE, durable=False)
    running = RunningStack(stack, ["kafka"], Console(stderr=True))
    running.down()
    running.wipe()
    try:
        running.up()
        yield Broker(running)
    finally:
        running.down()


@pytest.fixture
async def broker(own_broker: Broker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Broker]:
    monkeypatch.setattr(NoteWritten, "topic", TOPIC)
    admin = AIOKafkaAdminClient(bootstrap_servers=own_broker.address)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(TOPIC, 4, 1)])
        yield own_broker
        await admin.delete_topics([TOPIC])

        async def gone() -> bool:
            return TOPIC not in await admin.list_topics()

        await eventually(gone)
    finally:
        await admin.close()


async def tell(store: Database, ids: list[UUID], versions: range) -> None:
    for version in versions:
        async with store.work() as work:
            for note_id in ids:
                work.publish(NoteWritten(version=version, note_id=note_id, text=str(version)))


async def test_a_broker_killed_under_load_loses_nothing_and_each_effect_is_there_once(
    store: Database, notes_url: str, broker: Broker
) -> None:
    ids = [new_id() for _ in range(20)]
    async with relaying(notes_url, broker.address), listening(consumer(store), broker.address):
        await tell(store, ids, range(1, 6))

        async def begun() -> bool:
            return len(await effects(store)) >= 20

        await eventually(begun, within=20)
        await broker.kill()
        await tell(store, ids, range(6, 16))
        assert await waiting_rows(store) > 0
        await broker.ready()

        async def complete() -> bool:
            return len(await effects(store)) >= 20 * 15

        await eventually(complete, within=60)
        await eventually(lambda: none_waiting(store), within=30)
    async with Reader(broker.address, TOPIC) as reader:
        records = await reader.distinct(20 * 15)

    assert by_key(records) == {str(note_id): list(range(1, 16)) for note_id in ids}
    assert sorted(version for _, version in await effects(store)) == sorted(list(range(1, 16)) * 20)
    assert await letters(store) == []


async def test_a_frozen_broker_keeps_rows_waiting_and_they_go_when_it_thaws(
    store: Database, notes_url: str, broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.relay.SEND_SECONDS", 2.0)
    ids = [new_id() for _ in range(10)]
    async with relaying(notes_url, broker.address) as relay:
        await tell(store, ids, range(1, 3))
        await eventually(lambda: none_waiting(store), within=20)
        broker.signal(signal.SIGSTOP)
        try:
            await tell(store, ids, range(3, 6))
            await eventually(lambda: relay._pause > 0.2, within=20)  # it gave up once
            assert await waiting_rows(store) == 30
        finally:
            broker.signal(signal.SIGCONT)
        await eventually(lambda: none_waiting(store), within=60)
    async with Reader(broker.address, TOPIC) as reader:
        records = await reader.distinct(50)

    assert by_key(records) == {str(note_id): list(range(1, 6)) for note_id in ids}
