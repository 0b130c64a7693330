"""What one unit owes where it differs from the rule for its kind, as the registry last told it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from services.submission.domain.row import Row


class ExceptionKind(StrEnum):
    """How it differs."""

    WAIVER = "waiver"
    EXTENSION = "extension"
    SHIFT = "shift"


class KnownObligation(Row, table=True):
    """An exception of one unit in one edition for one type (for all where empty), with those below it or without.

    Of several that hold for a unit the nearest up its path counts, and there the one for the type.
    """

    __tablename__ = "known_obligation"
    __table_args__ = (
        CheckConstraint("kind in ('waiver', 'extension', 'shift')", name="kind_known"),
        UniqueConstraint("edition_id", "unit_id", "item_type"),
    )

    obligation_id: UUID = Field(primary_key=True)
    edition_id: UUID
    unit_id: UUID
    item_type: str
    kind: str
    includes_below: bool
    waived: bool
    due_at: datetime | None
    locks_at: datetime | None
