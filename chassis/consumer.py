"""The consumer: a batch of records is one transaction; what fails in it is set apart event by event.

Three outcomes for an event: its effect is committed · it is refused by a rule or does not fit the contract, and
is parked · a store is down, nothing is acknowledged, and the batch comes again after a pause. Offsets are
committed after the database. FastStream's NACK_ON_ERROR rewinds every partition of the batch at once and
without a pause, so the pause is made here.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, cast

import structlog
from faststream import AckPolicy
from faststream.kafka import KafkaBroker
from faststream.kafka.annotations import KafkaMessage

from chassis.cloudevents import Delivery, Poison, delivery_of
from chassis.database import Database, contended, store_is_down
from chassis.dead_letters import mark_replayed, next_to_replay, park
from chassis.errors import CommitUnknown, DomainError
from chassis.failpoints import EVENTS_COMMITTED, EVENTS_FETCHED, EVENTS_NOTED
from chassis.inbox import InboxRows, PostgresInbox, take_fresh
from chassis.metrics import EVENTS_DROPPED, EVENTS_HANDLED, EVENTS_PARKED, HANDLER_SECONDS
from chassis.subscriptions import Hearing
from chassis.telemetry import trace_id_of
from chassis.work import Work

log = structlog.get_logger(__name__)

BATCH = 500
LOOK_MS = 500
TRIES = 4
TRY_PAUSE = 0.1
PARKED_IN_A_ROW = 50
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0


class ConsumerHalted(Exception):
    """Too many events in a row were parked: bad code is likelier than bad events."""


@dataclass
class Consumer:
    """One consumer group's handling of batches; `name` is the group and the inbox key."""

    name: str
    database: Database
    hearing: Hearing
    inbox: Callable[[Work, str], InboxRows] = PostgresInbox
    parked_in_a_row: int = 0
    halted: bool = False
    progressed_at: float = field(default_factory=time.monotonic)
    _pause: float = FIRST_PAUSE

    def bind(self, broker: KafkaBroker, *, session_seconds: int = 30, instance: str | None = None) -> Any:
        """Subscribe to every topic that is heard; the subscriber's `consumer` tells position and lag."""
        subscriber = broker.subscriber(
            *self.hearing.topics,
            group_id=self.name,
            group_instance_id=instance,
            batch=True,
            max_records=BATCH,
            auto_offset_reset="earliest",
            ack_policy=AckPolicy.NACK_ON_ERROR,
            session_timeout_ms=session_seconds * 1000,
            rebalance_timeout_ms=session_seconds * 2000,
            heartbeat_interval_ms=3000,
            decoder=_leave_raw,
            parser=_parse_bare,
        )

        subscriber.get_msg = _next_batch  # type: ignore[method-assign]  # its loop asks this one

        @subscriber
        async def on_batch(message: KafkaMessage) -> None:
            await self.receive([delivery_of(record) for record in cast("tuple[Any, ...]", message.raw_message)])

        return subscriber

    async def receive(self, deliveries: Sequence[Delivery]) -> None:
        """Handle a batch or raise, after a pause, so that it comes again."""
        if self.halted:
            await asyncio.sleep(LONGEST_PAUSE)
            raise ConsumerHalted(self.name)
        started = time.perf_counter()
        self.progressed_at = time.monotonic()  # a batch came: the fetching side is alive, whatever the store does
        await self.database.failpoints.reach(EVENTS_FETCHED)
        try:
            await self.handle(deliveries)
        except Exception as error:
            log.warning("batch comes again", consumer=self.name, error=f"{type(error).__name__}: {error}")
            await asyncio.sleep(self._pause)
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            raise
        await self.database.failpoints.reach(EVENTS_COMMITTED)
        self._pause = FIRST_PAUSE
        self.progressed_at = time.monotonic()
        HANDLER_SECONDS.record(time.perf_counter() - started, {"consumer": self.name})

    async def handle(self, deliveries: Sequence[Delivery]) -> None:
        """One transaction for all; when one event fails, one savepoint for each."""
        try:
            async with self.database.work() as work:
                concerning = [delivery for delivery in deliveries if self.hearing.concerns(delivery)]
                fresh = await take_fresh(self.inbox(work, self.name), concerning)
                await self.database.failpoints.reach(EVENTS_NOTED)
                await self.hearing.handle(fresh, work)
        except Exception as error:
            if isinstance(error, CommitUnknown) or store_is_down(error) or contended(error):
                raise
            await self._handle_apart(deliveries)
            return
        self.parked_in_a_row = 0
        EVENTS_HANDLED.add(len(fresh), {"consumer": self.name})
        EVENTS_DROPPED.add(len(concerning) - len(fresh), {"consumer": self.name})

    async def _handle_apart(self, deliveries: Sequence[Delivery]) -> None:
        async with self.database.work() as work:
            for delivery in deliveries:
                await self._handle_or_park(work, delivery)
                self.progressed_at = time.monotonic()
                if self.parked_in_a_row >= PARKED_IN_A_ROW:
                    self.halted = True
                    break
        if self.halted:
            log.critical("consumer halted", consumer=self.name, parked_in_a_row=self.parked_in_a_row)
            raise ConsumerHalted(self.name)

    async def _handle_or_park(self, work: Work, delivery: Delivery) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                async with work.savepoint():
                    await self._handle_one(work, delivery)
            except (Poison, DomainError) as refusal:
                await self._park(work, delivery, refusal.code, str(refusal), attempt)
                return
            except Exception as error:
                if store_is_down(error) or contended(error):
                    raise
                if attempt == TRIES:
                    await self._park(work, delivery, "handler-failed", f"{type(error).__name__}: {error}", attempt)
                    return
                await asyncio.sleep(TRY_PAUSE * 2**attempt)
            else:
                self.parked_in_a_row = 0
                return

    async def _handle_one(self, work: Work, delivery: Delivery) -> None:
        if not self.hearing.concerns(delivery):
            return
        fresh = await take_fresh(self.inbox(work, self.name), [delivery])
        await self.hearing.handle(fresh, work)
        EVENTS_HANDLED.add(len(fresh), {"consumer": self.name})

    async def _park(self, work: Work, delivery: Delivery, code: str, error: str, attempts: int) -> None:
        if not await park(work, consumer=self.name, delivery=delivery, code=code, error=error, attempts=attempts):
            return  # an operator gave it up: passing over it is what was asked
        self.parked_in_a_row += 1
        EVENTS_PARKED.add(1, {"consumer": self.name, "code": code})
        log.error("event parked", consumer=self.name, code=code, topic=delivery.origin.topic,
                  partition=delivery.origin.partition, offset=delivery.origin.offset,
                  event_id=delivery.headers.get("ce_id"), trace_id=trace_id_of(delivery.headers))  # fmt: skip

    async def replay_dead_letters(self) -> int:
        """Try the letters that an operator asked for, each in a transaction of its own; how many had effect."""
        done = 0
        while True:
            async with self.database.work() as work:
                letter = await next_to_replay(work, self.name)
                if letter is None:
                    return done
                letter_id, delivery = letter
                parked_before = self.parked_in_a_row
                await self._handle_or_park(work, delivery)
                if self.parked_in_a_row > parked_before:
                    self.parked_in_a_row = parked_before  # an operator's trial does not count towards the halt
                else:
                    await mark_replayed(work, letter_id)
                    done += 1


async def _leave_raw(message: Any) -> Any:
    """Decoding is ours: a record that FastStream cannot decode would be skipped without a trace."""
    return message.body


async def _next_batch(consumer: Any) -> tuple[Any, ...]:
    """Woken by the first record. FastStream's own sleeps after a look that found nothing, as long as the look was.

    Nothing is fetched while a small batch is handled: aiokafka would ask ahead, be given the first record to come, and
    ask for no other until that one is taken, so that all behind it would wait for one batch more.
    """
    consumer.resume(*consumer.assignment())
    records = await consumer.getmany(timeout_ms=LOOK_MS, max_records=BATCH)
    batch = tuple(chain.from_iterable(records.values()))
    if 0 < len(batch) < BATCH:
        consumer.pause(*consumer.assignment())
    return batch


async def _parse_bare(records: Any, original: Any) -> Any:
    """FastStream decodes every header as UTF-8 and would refuse a record for ever that has another. It gets to see
    the first record without any; the records themselves are ours to read."""
    message = await original((replace(records[0], headers=()),))
    message.raw_message = records
    return message
