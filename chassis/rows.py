"""What rows of every service share: names of constraints, ids."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

import uuid_utils
from sqlalchemy import MetaData
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class MappedRow(SQLModel):
    """What a service's rows are: made and set as SQLAlchemy maps them.

    SQLModel would ask pydantic for each value, which holds no rule for a table row, and SQLAlchemy would note each
    value of a new row as a change: ten times the price for nothing. Rules are the row's methods, limits are CHECKs.
    What pydantic would ask with is therefore made when a row is read from JSON for the first time, not at every start.
    """

    model_config = {"defer_build": True}

    __setattr__ = object.__setattr__  # type: ignore[assignment]

    def __init__(self, **values: Any) -> None:
        """The given values and the defaults of the rest; a column without either is left to the database."""
        row_type: Any = type(self)
        defaults, factories = _defaults_of(row_type)
        unknown = values.keys() - row_type.model_fields.keys()
        if unknown:
            raise TypeError(f"{row_type.__name__} has no column {', '.join(sorted(unknown))}")
        made = {name: make() for name, make in factories.items() if name not in values}
        self.__dict__.update(defaults | made | values)


@cache
def _defaults_of(row_type: Any) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    optional = {name: field for name, field in row_type.model_fields.items() if not field.is_required()}
    factories = {name: field.default_factory for name, field in optional.items() if field.default_factory is not None}
    return {name: field.default for name, field in optional.items() if name not in factories}, factories


def metadata() -> MetaData:
    """A metadata of a service's own, with constraint names that migrations can rely on."""
    return MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """A UUIDv7: unique, and close to its neighbours in an index."""
    return UUID(int=uuid_utils.uuid7().int)
