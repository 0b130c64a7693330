"""A media desk over Kafka: its own SCRAM sign-in on the desks' listener, its own consumer group."""

import json
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, TopicPartition

from contracts.topics import Topic


@dataclass(frozen=True)
class FeedRecord:
    """One record of the media feed."""

    item_id: str
    type: str
    sequence: int
    document: dict[str, Any]
    arrived_at: float


class FeedReader:
    """Reads `openweek.media.items` as a desk outside does."""

    def __init__(
        self, bootstrap: str, *, desk: str, password: str, group: str = "newsroom", from_start: bool = False
    ) -> None:
        self._from_start = from_start
        self._options = {
            "bootstrap_servers": bootstrap,
            "sasl_plain_username": desk,
            "sasl_plain_password": password,
            "group_id": f"media.{desk}.{group}",
        }
        self._partition = TopicPartition(str(Topic.MEDIA_FEED), 0)

    async def __aenter__(self) -> Self:
        self._consumer = AIOKafkaConsumer(
            security_protocol="SASL_PLAINTEXT",
            sasl_mechanism="SCRAM-SHA-512",
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=100,
            **self._options,
        )
        await self._consumer.start()
        self._consumer.assign([self._partition])
        if self._from_start:
            await self._consumer.seek_to_beginning(self._partition)
        else:
            await self._consumer.seek_to_end(self._partition)
        await self._consumer.position(self._partition)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._consumer.stop()

    async def next_of(self, item_id: str, *, kind: str, within: float = 30.0) -> FeedRecord:
        """The next record of one item whose type ends so (published, updated, canceled)."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            for record in await self._poll():
                if record.item_id == item_id and f".{kind}." in record.type:
                    return record
        raise TimeoutError(f"no {kind} of {item_id} on the feed within {within:.0f} s")

    async def all_so_far(self) -> list[FeedRecord]:
        """Every record up to the present end."""
        end = (await self._consumer.end_offsets([self._partition]))[self._partition]
        if await self._consumer.position(self._partition) > end:  # emptied and refilled: what we know of it is void
            await self._consumer.seek_to_beginning(self._partition)
        seen: list[FeedRecord] = []
        while await self._consumer.position(self._partition) < end:
            seen += await self._poll()
        return seen

    async def _poll(self) -> list[FeedRecord]:
        batches = await self._consumer.getmany(self._partition, timeout_ms=500)
        return [_read(record) for records in batches.values() for record in records]


def _read(record: Any) -> FeedRecord:
    headers = {name: value.decode() for name, value in record.headers}
    return FeedRecord(
        item_id=headers["ce_subject"],
        type=headers["ce_type"],
        sequence=int(headers["ce_sequence"]),
        document=json.loads(record.value),
        arrived_at=time.monotonic(),
    )
