"""What the registry's rows share."""

from sqlalchemy import DateTime
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

from chassis import rows

INSTANT = DateTime(timezone=True)


class Row(rows.MappedRow, SQLModel, registry=registry(metadata=rows.metadata())):
    """A row of the registry's database."""
