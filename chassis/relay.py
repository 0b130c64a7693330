"""The relay: the only publisher. Outbox row → Kafka → deleted after the broker's acknowledgement.

Order of an aggregate is kept by 16 lanes: one relay at a time holds a lane's advisory lock, for the length of one
transaction. It takes all lanes that it can get at once: at a low rate nearly every lane holds one row, and a
transaction for each would be most of an event's time. A row is looked for as unsent, never behind a cursor, nor from
the smallest id seen on: ids become visible in the order of commits, not of ids, and a newer fact about a thing must not
pass an older one that came late. The relay may send a row twice (a crash after the send):
consumers rely on the inbox.

All waiting is by the running loop's clock, so that a loop with a clock of its own can drive it.
"""

import asyncio
from collections.abc import Sequence

import orjson
import structlog
from opentelemetry.trace import SpanKind

from chassis.failpoints import NONE, RELAY_ACKED, RELAY_CLAIMED, RELAY_DELETED, RELAY_SENT, Failpoints
from chassis.metrics import OUTBOX_AGE, OUTBOX_SENT
from chassis.outbox_rows import Outbox, OutboxRow, OutboxRows
from chassis.producer import Producer, Record
from chassis.telemetry import batch_span

log = structlog.get_logger(__name__)

BATCH = 500
SEND_SECONDS = 30.0
POLL_SECONDS = 0.5
AGE_SECONDS = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0


class Relay:
    """Sends what the outbox holds until it is told to stop. Several may run; each lane has one at a time."""

    def __init__(self, outbox: Outbox, producer: Producer) -> None:
        self._outbox = outbox
        self._producer = producer
        self._wake = asyncio.Event()
        self._stopping = False
        self._aged_at = 0.0
        self._ticked_at: float | None = None
        self._pause = FIRST_PAUSE
        self.failpoints: Failpoints = NONE

    async def run(self) -> None:
        """Drain lanes for ever; a store that is down is waited for with growing pauses."""
        while not self._stopping:
            try:
                await self._run_connected()
            except Exception as error:  # noqa: BLE001 -- whatever it is, events must go on going out
                log.warning("relay waits", error=f"{type(error).__name__}: {error}", pause=self._pause)
                await self._producer.abandon()
                await self._sleep(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def stop(self) -> None:
        """Finish the lane in hand, then close."""
        self._stopping = True
        self._wake.set()

    def silent_seconds(self) -> float:
        """How long ago the loop last went round; 0 until it has begun."""
        return 0.0 if self._ticked_at is None else _now() - self._ticked_at

    async def _run_connected(self) -> None:
        rows = await self._outbox.connect(self._wake.set)
        try:
            while not self._stopping:
                self._wake.clear()
                self._ticked_at = _now()
                await self._note_age(rows)
                if not await self._drain(rows):
                    await self._sleep(POLL_SECONDS)
        finally:
            await rows.close()
            if self._stopping:
                await self._producer.abandon()

    async def _drain(self, rows: OutboxRows) -> int:
        """Send one batch of the lanes that are ours, in order; never delete past a failure of the same order."""
        busy = await rows.busy()
        if not busy:
            return 0
        await self._producer.connect()
        async with rows.lanes(busy) as lanes:
            batch = await lanes.rows(limit=BATCH) if lanes else ()
            if not lanes or not batch:
                return 0
            await self.failpoints.reach(RELAY_CLAIMED)
            sent = await self._send(batch)
            await self.failpoints.reach(RELAY_ACKED)
            if sent:
                await lanes.delete(sent)
            await self.failpoints.reach(RELAY_DELETED)
        OUTBOX_SENT.add(len(sent))
        if len(sent) < len(batch):
            raise TimeoutError(f"{len(batch) - len(sent)} events were not acknowledged")
        self._pause = FIRST_PAUSE
        return len(sent)

    async def _send(self, batch: Sequence[OutboxRow]) -> list[int]:
        """The ids of the rows that the broker has, none of them behind one of its order that it may not have."""
        with batch_span("send batch", SpanKind.PRODUCER, (orjson.loads(row.headers) for row in batch)):
            async with asyncio.timeout(SEND_SECONDS):
                answers = await self._producer.send([_record(row) for row in batch])
                await self.failpoints.reach(RELAY_SENT)
                results = await asyncio.gather(*answers, return_exceptions=True)
        failed: set[str] = set()
        sent: list[int] = []
        for row, result in zip(batch, results, strict=True):
            if isinstance(result, BaseException) or row.order_key in failed:
                failed.add(row.order_key)
            else:
                sent.append(row.id)
        return sent

    async def _note_age(self, rows: OutboxRows) -> None:
        """Before events are sent, so that it is told above all while they cannot be."""
        if _now() - self._aged_at < AGE_SECONDS:
            return
        self._aged_at = _now()
        OUTBOX_AGE.set(await rows.age())

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            pass


def _now() -> float:
    return asyncio.get_running_loop().time()


def _record(row: OutboxRow) -> Record:
    """The stored headers as they are: the consumer goes on with the trace of the request, not with one of ours."""
    stored: dict[str, str] = orjson.loads(row.headers)
    headers = [(name, str(text).encode()) for name, text in stored.items()]
    return Record(row.topic, row.key.encode(), row.payload.encode(), headers)
