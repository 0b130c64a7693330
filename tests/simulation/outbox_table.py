"""The outbox port over the simulated server."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import orjson

from chassis.outbox_rows import Lanes, OutboxRow, OutboxRows
from tests.simulation.postgres import Link, Row, Server, Transaction
from tests.simulation.world import Process


class SimulatedOutbox:
    """Connections of one relay process."""

    def __init__(self, server: Server, process: Process) -> None:
        self.server = server
        self.process = process

    async def connect(self, woken: Callable[[], None]) -> OutboxRows:
        """May fail like everything else."""
        link = Link(self.server, self.process)
        await link.travel()
        self.server.listeners.append((self.process, woken))
        return SimulatedOutboxRows(link)


class SimulatedOutboxRows:
    """The table over one link."""

    def __init__(self, link: Link) -> None:
        self.link = link

    async def busy(self) -> list[int]:
        """The lanes that hold committed rows."""
        await self.link.travel()
        return self.link.answer(sorted({row["lane"] for row in self.link.server.table("outbox").values()}))

    async def age(self) -> float:
        """Of no interest here."""
        await self.link.travel()
        oldest = min((row["written_at"] for row in self.link.server.table("outbox").values()), default=None)
        return self.link.answer(0.0 if oldest is None else self.link.world.loop.time() - oldest)

    @asynccontextmanager
    async def lanes(self, numbers: Sequence[int]) -> AsyncIterator[Lanes | None]:
        """A transaction with the advisory locks that are to be had."""
        link = self.link
        await link.travel()
        transaction = link.begin()
        ours = [number for number in numbers if link.server.try_lock(transaction, ("lane", number))]
        try:
            link.answer(None)
            yield SimulatedLanes(link, transaction, ours) if ours else None
        except BaseException:
            link.roll_back()
            raise
        await link.commit()

    async def close(self) -> None:
        """An open transaction is undone."""
        self.link.lose()


class SimulatedLanes:
    """Some lanes inside of their transaction."""

    def __init__(self, link: Link, transaction: Transaction, numbers: Sequence[int]) -> None:
        self._link = link
        self._transaction = transaction
        self.numbers = numbers

    async def rows(self, *, limit: int) -> Sequence[OutboxRow]:
        """Committed rows of the lanes, by id."""
        await self._link.travel()
        rows = sorted(
            (row for _, row in self._link.server.rows(self._transaction, "outbox") if row["lane"] in self.numbers),
            key=lambda row: row["id"],
        )
        return self._link.answer([_outbox_row(row) for row in rows[:limit]])

    async def delete(self, ids: Sequence[int]) -> None:
        """At commit."""
        await self._link.travel()
        if self._transaction.ended:
            self._link.cut()
        else:
            self._transaction.writes.update({("outbox", each): None for each in ids})
        self._link.answer(None)


def _outbox_row(row: Row) -> OutboxRow:
    return OutboxRow(
        row["id"], row["topic"], row["key"], row["order_key"] or row["key"],
        orjson.dumps(row["headers"]).decode(), row["payload"],
    )  # fmt: skip
