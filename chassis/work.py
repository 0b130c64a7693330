"""Work: one request or one event is one transaction; only this module commits."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, Executable, any_, bindparam, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from chassis.clock import Clock
from chassis.errors import NotFound
from chassis.failpoints import NONE, ROWS_WRITTEN, Failpoints
from chassis.idempotency import Claim
from chassis.outbox import Publishable, outbox_row
from chassis.tables import idempotency, outbox

Row = TypeVar("Row", bound=SQLModel)


class Rows(Protocol):
    """What a statement gives back, as use cases and queries need it."""

    def all(self) -> Sequence[Any]:
        """Every row."""

    def first(self) -> Any:
        """The first row or None."""

    def scalars(self) -> Any:
        """First column of every row."""

    def mappings(self) -> Any:
        """Rows by column name."""


class Work:
    """A transaction as use cases see it: rows in, rows and events out, and the time.

    Everything in it happens or nothing does. Events are written after the rows were flushed, so that two
    writers of one aggregate take outbox ids in the order of their commits.
    """

    def __init__(self, session: AsyncSession, *, clock: Clock, source: str, failpoints: Failpoints = NONE) -> None:
        self._session = session
        self._clock = clock
        self._source = source
        self._failpoints = failpoints
        self._outgoing: list[dict[str, Any]] = []
        self.claim: Claim | None = None
        self.wakes_relay = False

    def now(self) -> datetime:
        """The shared time (the database's), aware, UTC."""
        return self._clock.now()

    async def get(self, row_type: type[Row], row_id: Any, *, refusal: type[NotFound] = NotFound) -> Row:
        """The row, locked for this transaction; `refusal` when there is none."""
        row = await self.find(row_type, row_id)
        if row is None:
            raise refusal()
        return row

    async def find(self, row_type: type[Row], row_id: Any) -> Row | None:
        """The row, locked for this transaction, or None."""
        return await self._session.get(row_type, row_id, with_for_update=True, populate_existing=True)

    async def find_all(self, row_type: type[Row], row_ids: Iterable[Any]) -> dict[Any, Row]:
        """Those of the rows that exist, by id, locked in the order of their ids; for a type with one key column."""
        (key,) = inspect(row_type).primary_key
        wanted = select(row_type).where(key == any_(bindparam("ids", list(row_ids), ARRAY(key.type))))
        locked = wanted.order_by(key).with_for_update().execution_options(populate_existing=True)
        return {inspect(row).identity[0]: row for row in (await self._session.execute(locked)).scalars()}

    async def read(self, row_type: type[Row], row_id: Any) -> Row | None:
        """The row without a lock, or None; not for a row that will be changed."""
        return await self._session.get(row_type, row_id)

    def add(self, row: SQLModel) -> None:
        """Insert the row with this transaction."""
        self._session.add(row)

    async def remove(self, row: SQLModel) -> None:
        """Delete the row with this transaction."""
        await self._session.delete(row)

    async def run(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> Any:
        """Run a Core statement or a select of rows; see `Rows` for what comes back."""
        return await self._session.execute(statement, parameters)

    async def fetch(self, statement: str, *values: Any) -> Sequence[Any]:
        """Rows of a statement in the driver's own form ($1 …): for the few that no builder can say as well."""
        connection = await self._session.connection()
        result = await connection.exec_driver_sql(statement, values)
        return result.all() if result.returns_rows else ()

    async def flush(self) -> None:
        """Send pending rows now; a constraint speaks here rather than at the end."""
        await self._session.flush()

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part that can be undone alone: its rows and its events go, the transaction stays usable."""
        published = len(self._outgoing)
        async with self._session.begin_nested():
            try:
                yield
                await self._session.flush()
            except BaseException:
                del self._outgoing[published:]
                raise

    def publish(self, event: Publishable, *, trace: Mapping[str, str] | None = None) -> None:
        """Tell the fact when, and only when, this transaction commits; in the running trace unless told another."""
        self._outgoing.append(self.outbox_row(event, trace=trace))

    def outbox_row(self, event: Publishable, *, trace: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The row that `publish` would write; for a use case that composes its statement itself. `trace` is given
        where the event belongs to another trace than the running one."""
        self.wakes_relay = True
        return outbox_row(event, source=self._source, at=self.now(), trace=trace)

    async def write_events(self) -> None:
        """Flush rows, then write the events that were published; called by the edge before it commits."""
        await self._session.flush()
        await self._failpoints.reach(ROWS_WRITTEN)
        if self._outgoing:
            rows, self._outgoing = self._outgoing, []
            await self._session.execute(outbox.insert(), rows)

    async def take_claim(self, claim: Claim) -> None:
        """Take the idempotency key now; leaves with the saved answer when the key has one."""
        self.claim = claim
        taken = (await self._session.execute(claim.insert_statement())).first()
        if taken is None:
            await self.replay_claim()
        claim.taken = True

    async def replay_claim(self) -> None:
        """Leave with the answer that stands under this request's key; does nothing when none stands."""
        if self.claim is None:
            return
        row = (await self._session.execute(self.claim.select_statement())).first()
        if row is not None:
            raise self.claim.replay(row)

    async def save_answer(self, *, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Keep the answer under the key, in this transaction."""
        claim = self.claim
        if claim is None or not claim.taken or claim.answered:
            return
        await self._session.execute(
            update(idempotency)
            .where(idempotency.c.principal == claim.principal, idempotency.c.key == claim.key)
            .values(status=status, headers=dict(headers), body=body)
        )
        claim.answered = True


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8 for saved answers and hashes: keys sorted, UUIDs and instants as text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z, default=_as_text)


def _as_text(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
