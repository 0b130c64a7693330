"""The base of media's rows."""

from sqlalchemy.orm import registry

from chassis.rows import MappedRow, metadata


class Row(MappedRow, registry=registry(metadata=metadata())):
    """A row of media's own database."""
