"""The relay's view of the outbox: which lanes hold rows, and those that nobody else has, under their locks.

The ports say what the relay relies on; below them is the table in PostgreSQL. Both it and the simulated table keep
the contract of tests/simulation/test_ports.py.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import NamedTuple, Protocol

import asyncpg

from chassis.outbox import LANES

CHANNEL = "outbox"
LOCK_SPACE = 0x6F77  # advisory locks (space, lane); the space keeps them apart from the feed's

BUSY = f"select l from generate_series(0, {LANES - 1}) l where exists (select 1 from outbox where lane = l)"  # noqa: S608
TAKE = "select lane from unnest($2::int[]) as lane where pg_try_advisory_xact_lock($1, lane)"
FETCH = """select id, topic, key, coalesce(order_key, key) as order_key, headers, payload from outbox
           where lane = any($1::int[]) order by id limit $2"""
# The planner takes a table that is empty most of the time for a small one, and would read it from end to end at each
# look, dead rows and all: between two vacuums these are many thousands.
# A scan that is not to be taken is priced so high that PostgreSQL would compile whatever cannot do without.
BY_INDEX = {"enable_seqscan": "off", "enable_bitmapscan": "off", "jit": "off"}
# What the relay writes is that a row has gone out. A database that crashes may forget it: the row goes out once more.
NOT_WAITED_FOR = {"synchronous_commit": "off"}
AGE = """select coalesce(extract(epoch from clock_timestamp() -
           (select created_at from outbox order by id limit 1)), 0)"""


class OutboxRow(NamedTuple):
    """An event on its way out; `headers` is JSON as the database gives it."""

    id: int
    topic: str
    key: str
    order_key: str
    headers: str
    payload: str


class Lanes(Protocol):
    """Lanes that nobody else has, until the transaction ends."""

    numbers: Sequence[int]

    async def rows(self, *, limit: int) -> Sequence[OutboxRow]:
        """Their first committed rows, in the order of ids."""

    async def delete(self, ids: Sequence[int]) -> None:
        """These went out; they are gone once the transaction has committed."""


class OutboxRows(Protocol):
    """The outbox over one connection; whatever goes wrong with it raises, and the connection is given up."""

    async def busy(self) -> list[int]:
        """The lanes that hold committed rows."""

    async def age(self) -> float:
        """Seconds since the oldest row was written; 0 when there is none."""

    def lanes(self, numbers: Sequence[int]) -> AbstractAsyncContextManager[Lanes | None]:
        """One transaction in which those of the lanes are ours that no other relay has, or None: it has them all."""

    async def close(self) -> None:
        """Never fails; an open transaction is undone."""


class Outbox(Protocol):
    """Where outbox rows are to be had."""

    async def connect(self, woken: Callable[[], None]) -> OutboxRows:
        """A connection; `woken` is called when somebody tells of new rows."""


class PostgresOutbox:
    """The outbox table of one service's database."""

    def __init__(self, dsn: str, *, command_seconds: float = 40.0) -> None:
        self._dsn = dsn
        self._command_seconds = command_seconds

    async def connect(self, woken: Callable[[], None]) -> OutboxRows:
        """A connection of the relay's own, that listens."""
        connection = await asyncpg.connect(
            self._dsn,
            timeout=5,
            command_timeout=self._command_seconds,
            server_settings={"application_name": "relay", **BY_INDEX, **NOT_WAITED_FOR},
        )
        rows = PostgresOutboxRows(connection)
        try:
            await connection.add_listener(CHANNEL, lambda *_: woken())
        except BaseException:
            await rows.close()
            raise
        return rows


class PostgresOutboxRows:
    """The table over one asyncpg connection."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def busy(self) -> list[int]:
        """The lanes that hold committed rows."""
        return [row["l"] for row in await self._connection.fetch(BUSY)]

    async def age(self) -> float:
        """Seconds since the oldest row was written, by the database's clock."""
        return float(await self._connection.fetchval(AGE))

    @asynccontextmanager
    async def lanes(self, numbers: Sequence[int]) -> AsyncIterator[Lanes | None]:
        """The locks live exactly as long as the transaction: they go with the connection, whatever becomes of us."""
        async with self._connection.transaction():
            ours = [row["lane"] for row in await self._connection.fetch(TAKE, LOCK_SPACE, numbers)]
            yield PostgresLanes(self._connection, ours) if ours else None

    async def close(self) -> None:
        """Politely for two seconds."""
        try:
            await self._connection.close(timeout=2)
        except (TimeoutError, OSError, asyncpg.InterfaceError):
            self._connection.terminate()


class PostgresLanes:
    """Some lanes of the table, inside of the transaction that holds their locks."""

    def __init__(self, connection: asyncpg.Connection, numbers: Sequence[int]) -> None:
        self._connection = connection
        self.numbers = numbers

    async def rows(self, *, limit: int) -> Sequence[OutboxRow]:
        """By primary key, past dead rows: whoever meets one marks its place in the index, and the next passes over."""
        return [OutboxRow(*row) for row in await self._connection.fetch(FETCH, self.numbers, limit)]

    async def delete(self, ids: Sequence[int]) -> None:
        """By primary key."""
        await self._connection.execute("delete from outbox where id = any($1::bigint[])", ids)
