"""What the registry's rows share."""

from sqlalchemy import DateTime
from sqlalchemy.orm import registry

from chassis import rows

INSTANT = DateTime(timezone=True)


class Row(rows.MappedRow, registry=registry(metadata=rows.metadata())):
    """A row of the registry's database."""
