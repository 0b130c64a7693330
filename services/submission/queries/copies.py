"""Rows as plain copies, which no session watches: for reads, and for statements that write by themselves."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row as ResultRow
from sqlalchemy import Select, inspect
from sqlalchemy.orm import Bundle

from services.submission.domain.row import Row


class CopyOf(Bundle[Any]):
    """All columns of a row type, given back as one object of it; None where an outer join found nothing."""

    inherit_cache = True

    def __init__(
        self, row_type: type[Row], *, name: str, of: Any = None, without: frozenset[str] = frozenset()
    ) -> None:
        """`of` is an alias of the type, where it is read from elsewhere than its table."""
        columns = [each for each in inspect(row_type).column_attrs if each.key not in without]
        super().__init__(name, *(getattr(of or row_type, each.key) for each in columns))
        self.row_type = row_type

    def create_row_processor(
        self, query: Select[*tuple[Any, ...]], procs: Sequence[Callable[[ResultRow[Any]], Any]], labels: Sequence[str]
    ) -> Callable[[ResultRow[Any]], Any]:
        """Build the copy; the first column is the key or a part of it."""

        new_instance = inspect(self.row_type).class_manager.new_instance

        def copy(row: ResultRow[Any]) -> Row | None:
            values = [read(row) for read in procs]
            if values[0] is None:
                return None
            instance: Row = new_instance()  # as the ORM loads a row: what the database holds needs no reading in
            instance.__dict__.update(zip(labels, values, strict=True))
            return instance

        return copy
