"""What submission said last of an item: enough to know who has still to report, and nothing of what was written."""

from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from services.registry.domain.row import Row

DRAFT, RETURNED, WITHDRAWN = "draft", "returned", "withdrawn"
REPORTED: Final = ("submitted", "approved", "received")
REPORTED_LIST = ", ".join(f"'{each}'" for each in REPORTED)
STATE_LIST = f"'{DRAFT}', '{RETURNED}', {REPORTED_LIST}, '{WITHDRAWN}'"


class KnownItem(Row, table=True):
    """One item of one unit, as far as a reminder has to know it."""

    __tablename__ = "known_item"
    __table_args__ = (
        CheckConstraint(f"state in ({STATE_LIST})", name="state_known"),
        Index("ix_known_item_unit", "edition_id", "unit_id", "item_type"),
    )

    item_id: UUID = Field(primary_key=True)
    edition_id: UUID
    unit_id: UUID
    item_type: str
    state: str
