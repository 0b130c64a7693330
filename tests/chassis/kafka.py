"""Records in and out of a topic of a test."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer


@dataclass(frozen=True)
class Record:
    """A record as a stranger reads it."""

    partition: int
    key: str
    headers: dict[str, str]
    data: Any

    @property
    def event_id(self) -> str:
        """The event's id."""
        return self.headers["ce_id"]

    @property
    def version(self) -> int:
        """The aggregate's version."""
        return int(self.headers["ce_sequence"])


class Reader:
    """Reads a topic from its beginning and keeps what came."""

    def __init__(self, kafka: str, topic: str) -> None:
        self._consumer = AIOKafkaConsumer(topic, bootstrap_servers=kafka, auto_offset_reset="earliest")
        self.records: list[Record] = []

    async def __aenter__(self) -> Self:
        await self._consumer.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._consumer.stop()

    async def look(self, seconds: float = 0.0) -> list[Record]:
        """All records so far, with those that come within the time."""
        batches = await self._consumer.getmany(timeout_ms=int(seconds * 1000) or 50)
        for records in batches.values():
            self.records += [
                Record(
                    record.partition,
                    record.key.decode(),
                    {name: value.decode() for name, value in record.headers},
                    orjson.loads(record.value),
                )
                for record in records
            ]
        return self.records

    async def distinct(self, count: int, *, within: float = 15.0) -> list[Record]:
        """The first record of each event, once there are `count`."""
        async with asyncio.timeout(within):
            while True:
                first = {record.event_id: record for record in reversed(await self.look())}
                if len(first) >= count:
                    return [r for r in self.records if r is first[r.event_id]]


def by_key(records: Iterable[Record]) -> dict[str, list[int]]:
    """Versions of each aggregate in the order of arrival."""
    versions: dict[str, list[int]] = {}
    for record in records:
        versions.setdefault(record.key, []).append(record.version)
    return versions


async def send(kafka: str, records: Sequence[dict[str, Any]]) -> None:
    """Put raw records on a topic, whatever they are."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        await asyncio.gather(*[await producer.send(**record) for record in records])
    finally:
        await producer.stop()
