"""Kafka without a group: every topic from its beginning at each start, then whatever comes."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from chassis.cloudevents import delivery_of
from contracts.base import Event

log = structlog.get_logger(__name__)

LOOK_MS = 500
BATCH = 500
PAUSE_SECONDS = 2.0

Hears = Mapping[type[Event], Callable[[Any], None]]


class Listener:
    """Tells each event that is heard to its taker. `caught_up` once all that stood there at the start was told."""

    def __init__(self, kafka: str, hears: Hears) -> None:
        self._kafka = kafka
        self._hears = {each.type: (each, take) for each, take in hears.items()}
        self._topics = sorted({str(each.topic) for each in hears})
        self.caught_up = False

    async def run(self) -> None:
        """Until cancelled. A broker that is away is asked again; what is told twice changes nothing."""
        while True:
            try:
                await self._follow()
            except (KafkaError, OSError) as error:
                log.warning("listening again", error=f"{type(error).__name__}: {error}")
                await asyncio.sleep(PAUSE_SECONDS)

    async def _follow(self) -> None:
        # Without a group every partition is ours, those that are added later too.
        consumer = AIOKafkaConsumer(
            *self._topics, bootstrap_servers=self._kafka, group_id=None, auto_offset_reset="earliest"
        )
        try:
            await consumer.start()
            ends = None
            while True:
                records = await consumer.getmany(timeout_ms=LOOK_MS, max_records=BATCH)
                for batch in records.values():
                    for record in batch:
                        self._tell(record)
                if not self.caught_up:
                    ends = ends or await self._ends(consumer)
                    self.caught_up = ends is not None and await _reached(consumer, ends)
        finally:
            await consumer.stop()

    async def _ends(self, consumer: Any) -> Mapping[Any, int] | None:
        """Where the partitions end now; None while a topic is still to be made."""
        partitions = consumer.assignment()
        if {partition.topic for partition in partitions} != set(self._topics):
            return None
        ends: Mapping[Any, int] = await consumer.end_offsets(partitions)
        return ends

    def _tell(self, record: Any) -> None:
        """A record that cannot be read is passed over: a withdrawal that comes after it must be heard."""
        try:
            delivery = delivery_of(record)
            event_type, take = self._hears.get(delivery.event_type, (None, None))
            if event_type is not None and take is not None and delivery.value is not None:
                take(event_type.model_validate_json(delivery.value))
        except Exception as error:  # noqa: BLE001 -- whatever is wrong with it
            place = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
            log.error("record cannot be read", error=type(error).__name__, **place)


async def _reached(consumer: Any, ends: Mapping[Any, int]) -> bool:
    return all([await consumer.position(partition) >= end for partition, end in ends.items() if end])
