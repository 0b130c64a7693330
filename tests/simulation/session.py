"""A session of SQLAlchemy as far as Work, queries and use cases use one, over the simulated server.

Rows are real instances of the services' classes with all their rules; statements are the real ones, read by `Reading`.
What is not known here raises: a statement that the simulation does not understand must not pass as if it had run.
"""

from collections.abc import AsyncIterator, Hashable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Self, TypeVar, cast

from sqlalchemy import Insert, Select, exc, inspect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from chassis.database import Database
from tests.simulation.postgres import Key, Link, LinkLost, LockNotHad, Row, Server, Transaction
from tests.simulation.reading import Found, Reading
from tests.simulation.world import Process

RowT = TypeVar("RowT", bound=SQLModel)


class SimulatedDatabase(Database):
    """The production's Database, whose sessions are those below; one for each process."""

    def __init__(self, server: Server, process: Process, *, source: str) -> None:
        super().__init__(cast("Any", None), source=source, clock=process.world, wake_relay=server.tell)
        self.server = server
        self.process = process
        self.failpoints = process

    def session(self) -> AsyncSession:
        """A session over a connection of its own."""
        return cast("AsyncSession", SimulatedSession(self.server, self.process))

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        """Only for NOTIFY."""
        session = SimulatedSession(self.server, self.process)
        async with session.asked():
            yield session


class SimulatedSession:
    """Unit of work over one link."""

    def __init__(self, server: Server, process: Process) -> None:
        self._link = Link(server, process)
        self._known: dict[Key, tuple[SQLModel, Row]] = {}
        self._new: list[SQLModel] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._link.roll_back()
        self._link.process.connections.remove(self._link)

    @asynccontextmanager
    async def asked(self) -> AsyncIterator[tuple[Server, Transaction]]:
        """One statement: the way there, the effect, the way back; errors as SQLAlchemy tells them."""
        try:
            await self._link.travel()
            transaction = self._link.begin()
            yield self._link.server, transaction
            self._link.answer(None)
        except LinkLost as error:
            raise exc.OperationalError("", None, error, connection_invalidated=True) from error
        except LockNotHad as error:
            raise exc.OperationalError("", None, error) from error

    async def get(
        self, row_type: type[RowT], row_id: Hashable, *, with_for_update: bool = False, populate_existing: bool = False
    ) -> RowT | None:
        """The row by its key; read anew after the lock was had."""
        key = (_table(row_type), row_id)
        async with self.asked() as (server, transaction):
            if with_for_update:
                await server.lock(transaction, key)
            row = server.row(transaction, key)
            return None if row is None else self.loaded(row_type, key, row, anew=populate_existing)

    def loaded(self, row_type: type[RowT], key: Key, row: Row, *, anew: bool) -> RowT:
        """One instance for a row in a session, as an identity map has it."""
        if key in self._known:
            instance = cast("RowT", self._known[key][0])
            if not anew:
                return instance
        else:
            instance = inspect(row_type).class_manager.new_instance()
        instance.__dict__.update(row)
        self._known[key] = (instance, row)
        return instance

    def add(self, row: SQLModel) -> None:
        """With the next flush."""
        self._new.append(row)

    async def flush(self) -> None:
        """Write what is new or was changed; constraints speak now."""
        changed = [(key, _values(row)) for key, (row, before) in self._known.items() if _values(row) != before]
        if not self._new and not changed:
            return
        async with self.asked() as (server, transaction):
            for instance in self._new:
                key = (_table(type(instance)), cast("Any", instance).id)
                await server.lock(transaction, key)
                if server.row(transaction, key) is not None:
                    raise exc.IntegrityError("", None, ValueError(f"{key} exists"))
                values = _values(instance)
                changed.append((key, values))
            for key, values in changed:
                _check(key, values)
                transaction.writes[key] = values
            known = {(_table(type(each)), cast("Any", each).id): (each, _values(each)) for each in self._new}
            self._known.update(known)
            self._known.update({key: (self._known[key][0], values) for key, values in changed})
            self._new.clear()

    async def execute(self, statement: Any, parameters: Any = None) -> Found:
        """One of the few statements that the simulated code runs."""
        if isinstance(statement, Insert) and statement.table.name == "outbox":
            return await self._write_events(parameters)
        if isinstance(statement, Insert) and statement.table.name == "dead_letter":
            return await self._park(statement)
        if isinstance(statement, Select):
            async with self.asked() as (server, transaction):
                return Reading(statement).run(server, transaction, self)
        if str(statement).startswith("notify "):
            self._link.server.tell()
            return Found([])
        raise NotImplementedError(str(statement))

    async def _write_events(self, rows: Sequence[Mapping[str, Any]]) -> Found:
        async with self.asked() as (server, transaction):
            at = server.world.loop.time()
            for row in rows:
                serial = server.serial()
                transaction.writes["outbox", serial] = {**row, "id": serial, "written_at": at}
        return Found([])

    async def _park(self, statement: Insert) -> Found:
        values = {column.name: bound.value for column, bound in cast("Any", statement)._values.items()}
        async with self.asked() as (server, transaction):
            key = ("dead_letter", (values["consumer"], values["topic"], values["partition"], values["offset"]))
            await server.lock(transaction, key)
            transaction.writes[key] = values
        return Found([(values["id"],)])

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[None]:
        """A savepoint: on an exception the writes since then are undone; locks stay to the end."""
        await self.flush()
        kept = dict(self._link.begin().writes)
        known = dict(self._known)
        try:
            yield
        except BaseException:
            if self._link.transaction is not None:
                self._link.transaction.writes = kept
            self._known = known
            self._new.clear()
            raise

    async def commit(self) -> None:
        """Everything or nothing; or nobody knows."""
        try:
            await self._link.commit()
        except LinkLost as error:
            raise exc.OperationalError("", None, error, connection_invalidated=True) from error


def _table(row_type: type[SQLModel]) -> str:
    return str(row_type.__tablename__)


def _values(instance: SQLModel) -> Row:
    found = instance.__dict__
    return {name: found.get(name) for name in inspect(type(instance)).column_attrs.keys()}  # noqa: SIM118 -- no mapping


def _check(key: Key, values: Row) -> None:
    """The constraints of an asset that no rule of its class stands for."""
    if key[0] != "asset":
        return
    ended_badly = values["state"] in ("rejected", "damaged", "erased")
    if ended_badly != (values["reason_code"] is not None):
        raise exc.IntegrityError("", None, ValueError("reason_given"))
    if values["state"] == "ready" and (values["sha256"] is None or values["source_key"] is None):
        raise exc.IntegrityError("", None, ValueError("ready_has_bytes"))
