"""Runs a select of SQLAlchemy over rows in memory: conditions, order, limit, counted sub-selects, SKIP LOCKED."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, inspect
from sqlalchemy.sql import operators

from tests.simulation.postgres import Row, Server, Transaction

if TYPE_CHECKING:
    from tests.simulation.session import SimulatedSession

Scope = Mapping[Any, Row]
"""Table or alias → its row at this moment."""

COMPARE: dict[Any, Callable[[Any, Any], bool]] = {
    operators.eq: lambda a, b: a == b,
    operators.ne: lambda a, b: a != b,
    operators.lt: lambda a, b: a is not None and a < b,
    operators.le: lambda a, b: a is not None and a <= b,
    operators.gt: lambda a, b: a is not None and a > b,
    operators.ge: lambda a, b: a is not None and a >= b,
    operators.is_: lambda a, b: a is b,
    operators.is_not: lambda a, b: a is not b,
    operators.in_op: lambda a, b: a in b,
}


class Found:
    """What a statement gives back, in the ways in which it is read."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def all(self) -> Sequence[Any]:
        """Every row."""
        return self._rows

    def first(self) -> Any:
        """The first row or None."""
        return self._rows[0] if self._rows else None

    def scalars(self) -> "Found":
        """Rows of one column are that column here."""
        return self


class Reading:
    """One select over one table; a row class, or one column of it."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        described = statement.column_descriptions[0]
        self._row_type: Any = described["entity"]
        self._column = None if described["expr"] is self._row_type else described["name"]
        self._table = inspect(self._row_type).local_table

    def run(self, server: Server, transaction: Transaction, session: "SimulatedSession") -> Found:
        """The rows as the transaction sees them; with a lock only those that nobody else has."""
        name = self._table.name
        rows = [(key, row) for key, row in server.rows(transaction, name) if self._fits(server, transaction, row)]
        for clause in reversed(self._statement._order_by_clauses):
            rows.sort(key=lambda each: self._value(server, transaction, clause, {self._table: each[1]}))
        locking = self._statement._for_update_arg is not None
        limit = getattr(self._statement._limit_clause, "value", None)
        found: list[Any] = []
        for key, row in rows:
            if limit is not None and len(found) == limit:
                break
            if locking and not server.try_lock(transaction, (name, key)):
                continue  # SKIP LOCKED
            if self._column is not None:
                found.append(row[self._column])
            else:
                found.append(session.loaded(self._row_type, (name, key), row, anew=locking))
        return Found(found)

    def _fits(self, server: Server, transaction: Transaction, row: Row) -> bool:
        scope = {self._table: row}
        return all(self._value(server, transaction, each, scope) for each in self._statement._where_criteria)

    def _value(self, server: Server, transaction: Transaction, clause: Any, scope: Scope) -> Any:
        kind = clause.__visit_name__
        if kind == "column":
            return next(row for table, row in scope.items() if table is clause.table)[clause.key]
        if kind == "bindparam":
            return clause.effective_value
        if kind == "null":
            return None
        if kind == "grouping":
            return self._value(server, transaction, clause.element, scope)
        if kind == "binary":
            left = self._value(server, transaction, clause.left, scope)
            return COMPARE[clause.operator](left, self._value(server, transaction, clause.right, scope))
        if kind in ("clauselist", "expression_clauselist"):
            every = all if clause.operator is operators.and_ else any
            return every(self._value(server, transaction, each, scope) for each in clause.clauses)
        if kind == "select":
            return self._count(server, transaction, clause, scope)
        raise NotImplementedError(f"{kind}: {clause}")

    def _count(self, server: Server, transaction: Transaction, inner: Any, scope: Scope) -> int:
        """A correlated `select count(*)` over an alias of a table."""
        alias = next(each for clause in inner._where_criteria for each in clause._from_objects if each not in scope)
        name = alias.element.name
        return sum(
            all(self._value(server, transaction, each, {**scope, alias: row}) for each in inner._where_criteria)
            for _, row in server.rows(transaction, name)
        )
