"""The service's database: engine, transactions, and what to make of its errors."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

import orjson
from sqlalchemy import event, exc, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from chassis.clock import Clock, DatabaseClock
from chassis.errors import CommitUnknown
from chassis.failpoints import BEFORE_BEGIN, BEFORE_COMMIT, COMMITTED, NONE, Failpoints
from chassis.work import Work

ResultT = TypeVar("ResultT")

CONNECT_SECONDS = 5
COMMAND_SECONDS = 9  # and two more that the driver takes to give up a silent connection: no request waits twelve
CLOCK_READINGS = 3
LOCK_SECONDS = 5
IDLE_BEFORE_PING_SECONDS = 2.0


# No connection (08), no resources (53: slots, disk, memory), shut down or starting (57P), I/O (58), a standby (25006).
DOWN_STATES = ("08", "53", "57P", "58", "25006")
LOCK_NOT_AVAILABLE = "55P03"


def sqlstate_of(error: BaseException) -> str:
    """PostgreSQL's code of what went wrong, or an empty text."""
    origin = error.orig if isinstance(error, exc.DBAPIError) else error
    return str(getattr(origin, "sqlstate", None) or "")


def store_is_down(error: BaseException) -> bool:
    """Whether the database could not be reached or stopped answering; says nothing about a COMMIT."""
    if sqlstate_of(error).startswith(DOWN_STATES):
        return True
    if isinstance(error, exc.DBAPIError):
        return error.connection_invalidated or isinstance(error, exc.InterfaceError)
    return isinstance(error, exc.TimeoutError | OSError)


def lock_not_available(error: BaseException) -> bool:
    """Whether a lock was not had within the lock time-out."""
    return sqlstate_of(error) == LOCK_NOT_AVAILABLE


def contended(error: BaseException) -> bool:
    """Whether others were in the way (a lock, a deadlock, a serialization failure): the same again may well succeed."""
    return lock_not_available(error) or sqlstate_of(error) in ("40001", "40P01")


def text_not_storable(error: BaseException) -> bool:
    """Whether a text held a NUL, which PostgreSQL cannot keep."""
    return sqlstate_of(error) in ("22021", "22P05")


def create_engine(url: str, *, pool: int = 10, application: str = "openweek") -> AsyncEngine:
    """An engine whose every wait is bounded: connect 5 s, pool 5 s, lock 5 s, statement 9 s."""
    engine = create_async_engine(
        url,
        pool_size=pool,
        max_overflow=5,
        pool_timeout=CONNECT_SECONDS,
        hide_parameters=True,  # they are what people wrote, and errors go to logs and dead letters
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": COMMAND_SECONDS,
            "server_settings": {
                "application_name": application,
                "lock_timeout": f"{LOCK_SECONDS}s",
                "idle_in_transaction_session_timeout": "60000",
                "jit": "off",
            },
        },
    )
    _ping_idle_connections(engine)
    return engine


def _ping_idle_connections(engine: AsyncEngine) -> None:
    """Ask a connection that lay idle whether it lives; a busy one is not slowed by the question."""

    @event.listens_for(engine.sync_engine, "checkin")
    def note_checkin(_connection: Any, record: Any) -> None:
        record.info["idle_since"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def ping(connection: Any, record: Any, _proxy: Any) -> None:
        idle = time.monotonic() - record.info.get("idle_since", time.monotonic())
        if idle < IDLE_BEFORE_PING_SECONDS:
            return
        try:
            engine.sync_engine.dialect.do_ping(connection)
        except Exception as error:
            raise exc.DisconnectionError from error


class Database:
    """Hands out transactions. `source` is the service's name; `wake_relay` is called after a commit with events."""

    def __init__(
        self,
        engine: AsyncEngine,
        *,
        source: str,
        clock: Clock | None = None,
        wake_relay: Callable[[], None] = lambda: None,
    ) -> None:
        self.engine = engine
        self.source = source
        self.clock: Clock = clock or DatabaseClock()
        self.wake_relay = wake_relay
        self.failpoints: Failpoints = NONE

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One transaction: commits on leaving, rolls back on an exception. CommitUnknown when the answer is lost."""
        await self.failpoints.reach(BEFORE_BEGIN)
        async with self.session() as session:
            work = Work(session, clock=self.clock, source=self.source, failpoints=self.failpoints)
            yield work
            await work.write_events()
            await self.failpoints.reach(BEFORE_COMMIT)
            await self._commit(session)
            await self.failpoints.reach(COMMITTED)
        if work.wakes_relay:
            self.wake_relay()

    def session(self) -> AsyncSession:
        """The session of one transaction; what was read stays readable after it."""
        return AsyncSession(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """A plain connection in a transaction, for the chassis' own statements."""
        async with self.engine.begin() as connection:
            yield connection

    async def adjust_clock(self) -> None:
        """Read the database's time."""
        if isinstance(self.clock, DatabaseClock):
            async with self.engine.connect() as connection:
                for _ in range(CLOCK_READINGS):  # the quickest answer counts
                    asked_at = time.monotonic()
                    at: datetime = (await connection.execute(text("select clock_timestamp()"))).scalar_one()
                    self.clock.adjust(at, asked_at=asked_at)

    async def answers(self) -> bool:
        """Whether the database answers within two seconds; for readiness."""
        try:
            async with asyncio.timeout(2), self.engine.connect() as connection:
                await connection.execute(text("select 1"))
        except (exc.SQLAlchemyError, OSError):
            return False
        return True

    @staticmethod
    async def _commit(session: AsyncSession) -> None:
        """COMMIT runs to its end even when the caller is cancelled; a lost answer is not a failure."""
        commit = asyncio.ensure_future(session.commit())
        try:
            await asyncio.shield(commit)
        except asyncio.CancelledError:
            await asyncio.wait({commit})
            raise
        except Exception as error:
            if store_is_down(error):
                raise CommitUnknown from error
            raise

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


async def insist(attempt: Callable[[], Awaitable[ResultT]], *, pauses: Sequence[float] = (0.2, 1.0)) -> ResultT:
    """Have a transaction run again whose connection broke, for work that would otherwise wait for the end of a lease.

    Only for one that compares before it sets: the first may have been committed.
    """
    for pause in pauses:
        try:
            return await attempt()
        except Exception as error:
            if not (isinstance(error, CommitUnknown) or store_is_down(error)):
                raise
        await asyncio.sleep(pause)
    return await attempt()


async def keep_clock(database: Database, *, every: float = 30.0) -> None:
    """Follow the database's time."""
    while True:
        try:
            await database.adjust_clock()
        except Exception:  # noqa: BLE001, S110 -- whatever the driver says
            pass  # the monotonic clock carries on; readiness tells about the database
        await asyncio.sleep(every)


def plain_dsn(url: str) -> str:
    """The address as asyncpg itself reads it."""
    return url.replace("postgresql+asyncpg://", "postgresql://")
