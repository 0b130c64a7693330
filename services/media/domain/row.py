"""The base of media's rows."""

from sqlalchemy.orm import registry
from sqlmodel import SQLModel

from chassis.rows import MappedRow, metadata


class Row(MappedRow, SQLModel, registry=registry(metadata=metadata())):
    """A row of media's own database."""
