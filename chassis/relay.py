"""The relay: the only publisher. Outbox row → Kafka → deleted after the broker's acknowledgement.

Order of an aggregate is kept by 16 lanes: one relay at a time holds a lane's advisory lock, for the length of
one transaction. A row is looked for as unsent, never behind a cursor: ids become visible in the order of
commits, not of ids. The relay may send a row twice (a crash after the send): consumers rely on the inbox.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from typing import Any

import asyncpg
import orjson
import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from opentelemetry.trace import SpanKind

from chassis.failpoints import NONE, RELAY_ACKED, RELAY_CLAIMED, RELAY_DELETED, RELAY_SENT, Failpoints
from chassis.metrics import OUTBOX_AGE, OUTBOX_SENT
from chassis.outbox import LANES
from chassis.telemetry import continued, tracer

log = structlog.get_logger(__name__)

CHANNEL = "outbox"
LOCK_SPACE = 0x6F77  # advisory locks (space, lane); the space keeps them apart from the feed's
BATCH = 500
SEND_SECONDS = 30.0
POLL_SECONDS = 0.5
WHOLE_LANE_SECONDS = 1.0
AGE_SECONDS = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0

BUSY = f"select l from generate_series(0, {LANES - 1}) l where exists (select 1 from outbox where lane = l)"  # noqa: S608
FETCH = """select id, topic, key, event_id, headers, payload from outbox
           where lane = $1 and id >= $2 order by id limit $3"""
AGE = "select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox"


class Relay:
    """Sends what the outbox holds until it is told to stop. Several may run; each lane has one at a time."""

    def __init__(self, *, dsn: str, kafka: str, client_id: str) -> None:
        self._dsn = dsn
        self._kafka = kafka
        self._client_id = client_id
        self._wake = asyncio.Event()
        self._stopping = False
        self._producer: AIOKafkaProducer | None = None
        self._low = dict.fromkeys(range(LANES), 0)
        self._whole_at = dict.fromkeys(range(LANES), 0.0)
        self._aged_at = 0.0
        self._pause = FIRST_PAUSE
        self.ticked_at = time.monotonic()
        self.failpoints: Failpoints = NONE

    async def run(self) -> None:
        """Drain lanes for ever; a store that is down is waited for with growing pauses."""
        while not self._stopping:
            try:
                await self._run_connected()
            except Exception as error:  # noqa: BLE001 -- whatever it is, events must go on going out
                log.warning("relay waits", error=f"{type(error).__name__}: {error}", pause=self._pause)
                await self._abandon_producer()
                await self._sleep(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def stop(self) -> None:
        """Finish the lane in hand, then close."""
        self._stopping = True
        self._wake.set()

    async def _run_connected(self) -> None:
        connection = await asyncpg.connect(
            self._dsn,
            timeout=5,
            command_timeout=SEND_SECONDS + 10,
            server_settings={"application_name": "relay"},
        )
        try:
            await connection.add_listener(CHANNEL, self._woken)
            while not self._stopping:
                self._wake.clear()
                self.ticked_at = time.monotonic()
                await self._note_age(connection)
                if not await self._drain(connection):
                    await self._sleep(POLL_SECONDS)
        finally:
            await self._close(connection)
            if self._stopping:
                await self._abandon_producer()

    async def _drain(self, connection: asyncpg.Connection) -> int:
        lanes = [row["l"] for row in await connection.fetch(BUSY)]
        if lanes and self._producer is None:
            self._producer = await self._connected_producer()
        random.shuffle(lanes)  # two relays meet on different lanes
        sent = 0
        for lane in lanes:
            sent += await self._drain_lane(connection, lane)
        return sent

    async def _drain_lane(self, connection: asyncpg.Connection, lane: int) -> int:
        """Send one batch of a lane in order; never delete past a failure of the same key."""
        async with connection.transaction():
            if not await connection.fetchval("select pg_try_advisory_xact_lock($1, $2)", LOCK_SPACE, lane):
                return 0
            low = self._low_of(lane)
            rows = await connection.fetch(FETCH, lane, low, BATCH)
            if not rows and low:  # what made the lane busy lies below: a late commit
                rows = await connection.fetch(FETCH, lane, 0, BATCH)
            if not rows:
                return 0
            await self.failpoints.reach(RELAY_CLAIMED)
            sent = await self._send(rows)
            await self.failpoints.reach(RELAY_ACKED)
            if sent:
                await connection.execute("delete from outbox where id = any($1::bigint[])", sent)
            await self.failpoints.reach(RELAY_DELETED)
        self._low[lane] = rows[0]["id"]
        OUTBOX_SENT.add(len(sent))
        if len(sent) < len(rows):
            raise TimeoutError(f"{len(rows) - len(sent)} events were not acknowledged")
        self._pause = FIRST_PAUSE
        return len(sent)

    def _low_of(self, lane: int) -> int:
        """Start at the smallest id seen, past dead rows; from 0 now and then, for a late commit below it."""
        if time.monotonic() - self._whole_at[lane] > WHOLE_LANE_SECONDS:
            self._whole_at[lane] = time.monotonic()
            return 0
        return self._low[lane]

    async def _send(self, rows: Sequence[Any]) -> list[int]:
        producer = self._producer
        if producer is None:
            raise TimeoutError("no producer")
        async with asyncio.timeout(SEND_SECONDS):
            futures = [await producer.send(**self._record(row)) for row in rows]
            await self.failpoints.reach(RELAY_SENT)
            results = await asyncio.gather(*futures, return_exceptions=True)
        failed: set[str] = set()
        sent: list[int] = []
        for row, result in zip(rows, results, strict=True):
            if isinstance(result, BaseException) or row["key"] in failed:
                failed.add(row["key"])
            else:
                sent.append(row["id"])
        return sent

    @staticmethod
    def _record(row: Any) -> dict[str, Any]:
        headers: dict[str, str] = orjson.loads(row["headers"])
        with tracer.start_as_current_span(f"send {row['topic']}", context=continued(headers), kind=SpanKind.PRODUCER):
            return {
                "topic": row["topic"],
                "key": row["key"].encode(),
                "value": row["payload"].encode(),
                "headers": [(name, str(value).encode()) for name, value in headers.items()],
            }

    async def _connected_producer(self) -> AIOKafkaProducer:
        producer = AIOKafkaProducer(
            bootstrap_servers=self._kafka,
            client_id=self._client_id,
            acks="all",
            enable_idempotence=True,
            linger_ms=2,
            request_timeout_ms=10_000,
            retry_backoff_ms=200,
            metadata_max_age_ms=30_000,
        )
        try:
            async with asyncio.timeout(15):
                await producer.start()
        except BaseException:
            await self._drop(producer)
            raise
        return producer

    async def _abandon_producer(self) -> None:
        """An idempotent producer never gives up by itself and may hang in stop(): close it from below."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await self._drop(producer)

    @staticmethod
    async def _drop(producer: AIOKafkaProducer) -> None:
        try:
            async with asyncio.timeout(2):
                if producer._sender is not None:  # noqa: SLF001 -- aiokafka has no public way to give up
                    await producer._sender.close()  # noqa: SLF001
                await producer.client.close()
                producer._closed = True  # noqa: SLF001
        except (TimeoutError, KafkaError, OSError) as error:
            log.warning("producer left behind", error=str(error))

    async def _note_age(self, connection: asyncpg.Connection) -> None:
        """Before events are sent, so that it is told above all while they cannot be."""
        if time.monotonic() - self._aged_at < AGE_SECONDS:
            return
        self._aged_at = time.monotonic()
        OUTBOX_AGE.set(float(await connection.fetchval(AGE)))

    def _woken(self, *_: object) -> None:
        self._wake.set()

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            pass

    @staticmethod
    async def _close(connection: asyncpg.Connection) -> None:
        try:
            await connection.close(timeout=2)
        except (TimeoutError, OSError, asyncpg.InterfaceError):
            connection.terminate()


class RelayBell:
    """Wakes the relay of another process: one NOTIFY for all commits of 20 ms, outside of any transaction."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._rung = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen for `ring`."""
        self._task = asyncio.create_task(self._run(), name="relay-bell")

    def ring(self) -> None:
        """Events were committed. Cheap, never fails: the relay's poll covers a bell that is not heard."""
        self._rung.set()

    async def stop(self) -> None:
        """End; a last ring may be lost, the poll covers it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            connection: asyncpg.Connection | None = None
            try:
                connection = await asyncpg.connect(self._dsn, timeout=5, command_timeout=5)
                while True:
                    await self._rung.wait()
                    self._rung.clear()
                    await connection.execute(f"notify {CHANNEL}")
                    await asyncio.sleep(0.02)
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(1)
            finally:
                if connection is not None:
                    connection.terminate()
