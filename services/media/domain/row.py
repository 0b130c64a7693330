"""The base of media's rows."""

from sqlalchemy.orm import registry
from sqlmodel import SQLModel

from chassis.rows import metadata


class Row(SQLModel, registry=registry(metadata=metadata())):
    """A row of media's own database."""
