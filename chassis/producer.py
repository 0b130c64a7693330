"""The relay's producer: a thin port over aiokafka, which is hard to be rid of once a broker was lost."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import NamedTuple, Protocol

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

log = structlog.get_logger(__name__)

CONNECT_SECONDS = 15.0
MAX_BATCH_BYTES = 256 * 1024  # at the 16 KiB of the default a batch of 500 rows waits for the broker many times


class Record(NamedTuple):
    """A record as Kafka keeps it."""

    topic: str
    key: bytes
    value: bytes
    headers: Sequence[tuple[str, bytes]]


class Producer(Protocol):
    """Sends records; those of one key arrive in the order in which they were given."""

    async def connect(self) -> None:
        """Reach the broker; nothing happens when it is reached already."""

    async def send(self, records: Sequence[Record]) -> Sequence[Awaitable[object]]:
        """Hand the records over; each answer comes when every in-sync replica has the record, or raises.

        An answer that does not come says nothing: the record may be there or still arrive.
        """

    async def abandon(self) -> None:
        """Give the connection up with all that is under way; never fails."""


class KafkaProducer:
    """An idempotent producer that waits for all in-sync replicas."""

    def __init__(self, kafka: str, *, client_id: str) -> None:
        self._kafka = kafka
        self._client_id = client_id
        self._producer: AIOKafkaProducer | None = None

    async def connect(self) -> None:
        """A new producer after the last one was abandoned."""
        if self._producer is not None:
            return
        producer = AIOKafkaProducer(
            bootstrap_servers=self._kafka,
            client_id=self._client_id,
            acks="all",
            enable_idempotence=True,
            linger_ms=0,  # a batch is handed over as a whole before anything is sent
            request_timeout_ms=10_000,
            retry_backoff_ms=200,
            metadata_max_age_ms=30_000,
            max_batch_size=MAX_BATCH_BYTES,
        )
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await producer.start()
        except BaseException:
            await _drop(producer)
            raise
        self._producer = producer

    async def send(self, records: Sequence[Record]) -> Sequence[Awaitable[object]]:
        """The records go to the client's buffers, batched by partition."""
        if self._producer is None:
            raise ConnectionError("no producer")
        send = self._producer.send
        return [await send(topic, value, key, headers=headers) for topic, key, value, headers in records]

    async def abandon(self) -> None:
        """An idempotent producer never gives up by itself and may hang in stop(): close it from below."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await _drop(producer)


async def _drop(producer: AIOKafkaProducer) -> None:
    try:
        async with asyncio.timeout(2):
            if producer._sender is not None:  # noqa: SLF001 -- aiokafka has no public way to give up
                await producer._sender.close()  # noqa: SLF001
            await producer.client.close()
            producer._closed = True  # noqa: SLF001
    except (TimeoutError, KafkaError, OSError) as error:
        log.warning("producer left behind", error=str(error))
