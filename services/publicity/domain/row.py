"""What every row of publicity has: a metadata of the service's own, and column types that keep their promise."""

from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import registry
from sqlmodel import Field

from chassis.rows import MappedRow, metadata

# SQLModel's signature wants a class, and takes an instance.
TIMESTAMP: Any = DateTime(timezone=True)
UUIDS: Any = ARRAY(Uuid)
WORDS: Any = ARRAY(Text)
POINTS: Any = Numeric(5, 2)


class Row(MappedRow, registry=registry(metadata=metadata())):
    """A row of publicity's database."""


def text(**options: Any) -> Any:
    """Text without a length; limits are CHECK constraints."""
    return Field(sa_type=Text, **options)


def instant(**options: Any) -> Any:
    """An aware instant."""
    return Field(sa_type=TIMESTAMP, **options)


def json(**options: Any) -> Any:
    """JSON; replaced as a whole, never changed in place."""
    return Field(sa_type=JSONB, **options)


def ids(**options: Any) -> Any:
    """A list of ids."""
    return Field(sa_type=UUIDS, **options)


def words(**options: Any) -> Any:
    """A list of words."""
    return Field(sa_type=WORDS, **options)


def points(**options: Any) -> Any:
    """Points from 0 to 100, to a hundredth."""
    return Field(sa_type=POINTS, **options)


def one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=name)


def within(column: str, most: int, *, least: int = 1) -> CheckConstraint:
    """The text of a column has a length within these limits."""
    return CheckConstraint(f"char_length({column}) between {least} and {most}", name=f"{column}_fits")
