"""How many transactions wrote something: the database's own numbering tells, exactly and at once."""

from dataclasses import replace
from types import TracebackType
from typing import Self

import asyncpg

from bench.harness import Outcome
from bench.stack import BenchStack


class WriteTransactions:
    """Counts those of the whole cluster between entering and leaving; only what is measured writes meanwhile."""

    def __init__(self, stack: BenchStack) -> None:
        self._stack = stack
        self._before = 0
        self.count = 0

    async def __aenter__(self) -> Self:
        self._before = await self._next_number()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.count = await self._next_number() - self._before

    def added_to(self, outcome: Outcome) -> Outcome:
        """The outcome with the transactions of a unit."""
        return replace(outcome, more={**outcome.more, "transactions_per_unit": self.count / max(1, outcome.units)})

    async def _next_number(self) -> int:
        connection = await asyncpg.connect(self._stack.owner_dsn("postgres"), timeout=10)
        try:
            return int(await connection.fetchval("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"))
        finally:
            await connection.close()
