"""The event side of a service: consumer, relay and housekeeping in one process with its own health paths."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import structlog
from aiokafka.errors import KafkaError
from faststream.kafka import KafkaBroker
from sqlalchemy import delete
from starlette.applications import Starlette

from chassis.collector import spare_what_lives_for_ever
from chassis.consumer import Consumer
from chassis.database import Database, create_engine, keep_clock, plain_dsn
from chassis.dead_letters import delete_old
from chassis.health import HealthRoutes
from chassis.idempotency import KEPT_DAYS
from chassis.metrics import CONSUMER_LAG
from chassis.outbox_rows import PostgresOutbox
from chassis.producer import KafkaProducer
from chassis.relay import Relay
from chassis.relay_bell import RelayBell
from chassis.settings import ServiceSettings
from chassis.subscriptions import Hearing, Subscriptions
from chassis.tables import idempotency, inbox
from chassis.work import Work

log = structlog.get_logger(__name__)

STUCK_SECONDS = 60.0
ASK_SECONDS = 5.0
METADATA_SECONDS = 10  # how long a topic that was made after the start, or on an emptied broker, stays unseen
HOUSEKEEPING_SECONDS = 3600.0
TURN_SHARE = 0.2  # of a worker's time, for a chore that has a backlog
INBOX_KEPT_DAYS = 120  # longer than any topic keeps an event
Chore = Callable[[Database], Awaitable[None]]


def create_worker(
    service: str,
    settings: ServiceSettings,
    *,
    subscriptions: Sequence[Subscriptions],
    chores: Sequence[tuple[Chore, float]] = (),
) -> Starlette:
    """The worker's application. `chores` are (coroutine, seconds between runs) that the service adds."""
    dsn = settings.database_url.get_secret_value()
    name = settings.instance or f"{service}-worker-{os.getpid()}"
    bell = RelayBell(plain_dsn(dsn))
    database = Database(create_engine(dsn, application=f"{service}-worker"), source=service, wake_relay=bell.ring)
    relay = Relay(PostgresOutbox(plain_dsn(dsn)), KafkaProducer(settings.kafka, client_id=name))
    watch = ConsumerWatch(service, settings, database, Hearing(*subscriptions))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        bell.start()
        relaying = asyncio.create_task(relay.run(), name="relay")
        others = [
            asyncio.create_task(keep_clock(database), name="clock"),
            asyncio.create_task(watch.run(), name="consumer"),
            asyncio.create_task(_every(HOUSEKEEPING_SECONDS, keep_house, database), name="housekeeping"),
            *(asyncio.create_task(_every(seconds, chore, database)) for chore, seconds in chores),
        ]
        spare_what_lives_for_ever()
        try:
            yield
        finally:
            await watch.stop()
            for task in others:
                task.cancel()
            await relay.stop()
            await asyncio.wait({relaying}, timeout=10)
            await asyncio.gather(*others, return_exceptions=True)
            await bell.stop()
            await database.close()

    async def relay_ticks() -> bool:
        return relay.silent_seconds() < STUCK_SECONDS * 2

    app = Starlette(lifespan=lifespan)
    app.state.database, app.state.relay = database, relay
    ready = {"database": database.answers, "consumer": watch.joined}
    HealthRoutes(ready=ready, live={"relay": relay_ticks}).install(app)
    return app


class ConsumerWatch:
    """Starts the consumer once Kafka answers, tells its lag, and ends the process when it is stuck.

    aiokafka can stay without progress after a broker was lost, with no public sign of it; a supervisor that
    starts the process anew is the cure that always works.
    """

    def __init__(self, service: str, settings: ServiceSettings, database: Database, hearing: Hearing) -> None:
        self.consumer = Consumer(service, database, hearing)
        self._settings = settings
        self._broker: KafkaBroker | None = None
        self._subscriber: Any = None
        self._unanswered_at = 0.0

    async def run(self) -> None:
        """Connect with patience, then watch."""
        if not self.consumer.hearing.topics:
            return
        await self._start_patiently()
        while True:
            await asyncio.sleep(1)
            await self._replay_letters()
            if await self._lag() and self._is_stuck():
                log.critical("consumer stuck: ending the process", consumer=self.consumer.name)
                os.kill(os.getpid(), signal.SIGTERM)
                return

    def _is_stuck(self) -> bool:
        """No progress for long, and the broker answered all that time: one that was away explains the standstill."""
        quiet_since = max(self.consumer.progressed_at, self._unanswered_at)
        return time.monotonic() - quiet_since > STUCK_SECONDS and not self.consumer.halted

    async def joined(self) -> bool:
        """Whether partitions are assigned, or there is nothing to hear."""
        if not self.consumer.hearing.topics:
            return True
        kafka = self._kafka_consumer()
        return kafka is not None and not self.consumer.halted

    async def stop(self) -> None:
        """Finish the batch in hand, leave the group; bounded."""
        if self._broker is not None:
            try:
                async with asyncio.timeout(22):
                    await self._broker.stop()
            except TimeoutError:
                log.warning("consumer did not stop in time")

    async def _start_patiently(self) -> None:
        pause = 0.5
        while True:
            broker = KafkaBroker(
                self._settings.kafka,
                client_id=self._settings.instance or self.consumer.name,
                logger=None,
                metadata_max_age_ms=METADATA_SECONDS * 1000,
                graceful_timeout=20,
            )
            subscriber = self.consumer.bind(
                broker, session_seconds=self._settings.kafka_session_seconds, instance=self._settings.instance
            )
            try:
                async with asyncio.timeout(30):
                    await broker.start()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the broker may come back
                log.warning("kafka waits", error=f"{type(error).__name__}: {error}")
                await self._give_up(broker)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)
            else:
                self._broker, self._subscriber = broker, subscriber
                return

    @staticmethod
    async def _give_up(broker: KafkaBroker) -> None:
        try:
            async with asyncio.timeout(5):
                await broker.stop()
        except Exception as error:  # noqa: BLE001 -- giving up must not fail
            log.warning("broker left behind", error=type(error).__name__)

    async def _replay_letters(self) -> None:
        try:
            await self.consumer.replay_dead_letters()
        except Exception as error:  # noqa: BLE001 -- the watch must go on
            log.warning("replay waits", error=type(error).__name__)

    async def _lag(self) -> int:
        """Records on the broker that were not fetched; resets the progress clock when there are none."""
        kafka, total = self._kafka_consumer(), 0
        ends = {} if kafka is None else await self._ends(kafka)
        if ends is None:
            return 0
        # While the broker answered the group may have agreed anew: then there is no assignment, or another one.
        assignment = kafka._subscription.subscription.assignment if ends else None  # noqa: SLF001 -- position() may wait for ever
        for partition, end in ends.items():
            state = assignment.state_value(partition) if assignment is not None else None
            position = state.position if state is not None and state.has_valid_position else end
            lag = max(end - position, 0)
            CONSUMER_LAG.set(lag, {"topic": partition.topic, "partition": str(partition.partition)})
            total += lag
        if total == 0:
            self.consumer.progressed_at = time.monotonic()
        return total

    async def _ends(self, kafka: Any) -> dict[Any, int] | None:
        """Asked of the broker: the high water that fetching tells stands still when the fetching does."""
        assigned = kafka.assignment()
        try:
            async with asyncio.timeout(ASK_SECONDS):
                return await kafka.end_offsets(assigned) if assigned else {}
        except (TimeoutError, KafkaError, OSError):
            self._unanswered_at = time.monotonic()
            return None

    def _kafka_consumer(self) -> Any:
        return getattr(self._subscriber, "consumer", None)


async def keep_house(database: Database) -> None:
    """Delete what has been kept long enough: saved answers, inbox rows, ended dead letters."""
    async with database.work() as work:
        now = work.now()
        await work.run(delete(idempotency).where(idempotency.c.created_at < now - timedelta(days=KEPT_DAYS)))
        await work.run(delete(inbox).where(inbox.c.handled_at < now - timedelta(days=INBOX_KEPT_DAYS)))
        await delete_old(work)


async def in_turns(database: Database, step: Callable[[Work], Awaitable[int]], *, share: float = TURN_SHARE) -> None:
    """Repeat a step of a chore, each in a transaction of its own, until it finds nothing to do. After each it rests, so
    that of the time of this process it takes this share at most, and what waits for relay and consumer does not wait
    for a chore's backlog."""
    while True:
        begun = time.monotonic()
        async with database.work() as work:
            done = await step(work)
        if not done:
            return
        await asyncio.sleep((time.monotonic() - begun) * (1 / share - 1))


async def _every(seconds: float, chore: Chore, database: Database) -> None:
    while True:
        try:
            await chore(database)
        except Exception as error:  # a chore that failed once must run the next time
            log.warning("chore waits", chore=getattr(chore, "__name__", "?"), exc_info=error)
        await asyncio.sleep(seconds)
