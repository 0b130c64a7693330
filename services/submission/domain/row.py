"""The base of this service's rows, and the column types that SQLModel does not guess."""

from typing import Any

from sqlalchemy import Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import registry

from chassis.rows import MappedRow, metadata

# Typed Any because SQLModel's signature knows type classes only, not types with parameters.
IDS: Any = ARRAY(Uuid(as_uuid=True))
WORDS: Any = ARRAY(Text())
DOCUMENT: Any = JSONB(none_as_null=True)


class Row(MappedRow, registry=registry(metadata=metadata())):
    """A table of this service."""
