"""A database server as far as the simulated code can tell: transactions, locks, visibility at commit, lost links.

READ COMMITTED: a read sees what is committed, and its own transaction's writes. A key that another transaction is
writing is waited for, as PostgreSQL does with a unique index. Ids come from a sequence when the row is written, so they
become visible in the order of commits and not of ids.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.simulation.world import Process, World

ResultT = TypeVar("ResultT")
Key = tuple[str, Hashable]
"""Table and primary key; locks without a row have a table of their own."""
Row = dict[str, Any]

LOCK_SECONDS = 5.0


class LinkLost(ConnectionError):
    """The connection is gone; what was asked last may or may not have happened."""


class LockNotHad(Exception):
    """The lock time-out."""

    sqlstate = "55P03"


@dataclass(eq=False)
class Transaction:
    """What was written and is locked, until the end."""

    writes: dict[Key, Row | None] = field(default_factory=dict)
    locks: list[Key] = field(default_factory=list)
    ended: bool = False


class Server:
    """The database of one service."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tables: dict[str, dict[Hashable, Row]] = {}
        self.listeners: list[tuple[Process, Callable[[], None]]] = []
        self.committed: list[tuple[float, dict[Key, Row | None]]] = []
        self._serial = 0
        self._owners: dict[Key, Transaction] = {}
        self._waiting: dict[Key, deque[asyncio.Future[None]]] = {}

    def serial(self) -> int:
        """The next id of the outbox."""
        self._serial += 1
        return self._serial

    def table(self, name: str) -> dict[Hashable, Row]:
        """The committed rows."""
        return self.tables.setdefault(name, {})

    def row(self, transaction: Transaction, key: Key) -> Row | None:
        """The row as this transaction sees it."""
        if key in transaction.writes:
            return transaction.writes[key]
        return self.table(key[0]).get(key[1])

    def rows(self, transaction: Transaction, name: str) -> Iterator[tuple[Hashable, Row]]:
        """All rows of a table as this transaction sees them."""
        seen = dict(self.table(name))
        for (table, key), row in transaction.writes.items():
            if table == name:
                if row is None:
                    seen.pop(key, None)
                else:
                    seen[key] = row
        return iter(seen.items())

    def try_lock(self, transaction: Transaction, key: Key) -> bool:
        """Have the lock at once, or not at all."""
        owner = self._owners.get(key)
        if owner is transaction:
            return True
        if owner is not None:
            return False
        self._owners[key] = transaction
        transaction.locks.append(key)
        return True

    async def lock(self, transaction: Transaction, key: Key) -> None:
        """Wait for the lock, first come, first served, up to the time-out."""
        while not self.try_lock(transaction, key):
            turn: asyncio.Future[None] = self.world.loop.create_future()
            self._waiting.setdefault(key, deque()).append(turn)
            try:
                async with asyncio.timeout(LOCK_SECONDS):
                    await turn
            except TimeoutError:
                raise LockNotHad(str(key)) from None
            finally:
                turn.cancel()
        if transaction.ended:
            self._release(transaction)
            raise LinkLost

    def commit(self, transaction: Transaction) -> None:
        """Everything becomes visible at once."""
        for (table, key), row in transaction.writes.items():
            if row is None:
                self.table(table).pop(key, None)
            else:
                self.table(table)[key] = row
        if transaction.writes:
            self.committed.append((self.world.loop.time(), transaction.writes))
        self.end(transaction)

    def end(self, transaction: Transaction) -> None:
        """Nothing more of it: what was not committed never was."""
        transaction.ended = True
        self._release(transaction)

    def _release(self, transaction: Transaction) -> None:
        for key in transaction.locks:
            self._owners.pop(key, None)
            for turn in self._waiting.pop(key, ()):
                if not turn.done():
                    turn.set_result(None)
        transaction.locks.clear()

    def tell(self) -> None:
        """NOTIFY: whoever listens is woken, unless the call is lost."""
        for process, woken in self.listeners:
            if process.alive and not self.world.happens(self.world.weather.deaf):
                self.world.loop.call_later(self.world.delay(), woken)


class Link:
    """A connection of a process. A transaction lives on it, and goes with it."""

    def __init__(self, server: Server, process: Process) -> None:
        self.server = server
        self.process = process
        self.world = server.world
        self.lost = False
        self.transaction: Transaction | None = None
        process.connections.append(self)

    def begin(self) -> Transaction:
        """A transaction begins with its first statement."""
        if self.transaction is None or self.transaction.ended:
            self.transaction = Transaction()
        return self.transaction

    async def travel(self) -> None:
        """The way to the server."""
        await self.world.elapse(self.world.delay())
        self.process.check()
        if self.lost or self.world.happens(self.world.weather.cut_before):
            self.cut()
            raise LinkLost

    def answer(self, result: ResultT) -> ResultT:
        """The way back."""
        self.process.check()
        if self.world.happens(self.world.weather.cut_after):
            self.cut()
        if self.lost:
            raise LinkLost
        return result

    async def commit(self) -> None:
        """COMMIT; when its answer is lost, nobody but the server knows."""
        transaction = self.transaction
        if transaction is None:
            if self.lost:
                raise LinkLost
            return
        await self.travel()
        await self.world.elapse(self.world.delay() * 3)  # commits take long enough to overtake each other
        self.process.check()
        if self.lost or transaction.ended:
            raise LinkLost
        if self.world.traced:
            changed = [f"{table} {_short(key)}" for (table, key), row in transaction.writes.items() if row is not None]
            gone = [f"-{table} {_short(key)}" for (table, key), row in transaction.writes.items() if row is None]
            self.world.note(self.process.name, f"commits {', '.join(changed + gone) or 'nothing'}")
        self.server.commit(transaction)
        self.transaction = None
        self.answer(None)

    def roll_back(self) -> None:
        """Give up what was written; needs no answer."""
        transaction, self.transaction = self.transaction, None
        if transaction is not None and not transaction.ended:
            self.server.end(transaction)

    def cut(self) -> None:
        """The connection breaks; the server notices now, or a while later, and holds the locks until then."""
        self.world.note(self.process.name, "database link lost")
        self.lost = True
        transaction = self.transaction
        if transaction is not None and not transaction.ended:
            if self.world.random.random() < 0.5:
                self.server.end(transaction)
            else:
                self.world.loop.call_later(self.world.random.random() * 4, self.roll_back)

    def lose(self) -> None:
        """The process is gone: the server closes the connection, after a COMMIT that was on its way, or before."""
        self.lost = True
        self.roll_back()


def _short(key: Hashable) -> str:
    """The end of a key, enough to follow it through a trace."""
    return str(key[-1] if isinstance(key, tuple) else key)[-4:]
