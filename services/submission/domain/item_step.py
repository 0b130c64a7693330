"""The audit of an item: each step, who took it, when, and what was said."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from services.submission.domain.item import Item, Note
from services.submission.domain.row import DOCUMENT, Row


class Step(StrEnum):
    """What happened."""

    CREATED = "created"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    RECEIVED = "received"
    APPEALED = "appealed"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


STEPS = ", ".join(f"'{step}'" for step in Step)


class ItemStep(Row, table=True):
    """One transition, written in its transaction and never changed; `account_id` is None for the system."""

    __tablename__ = "item_step"
    __table_args__ = (CheckConstraint(f"what in ({STEPS})", name="what_known"),)

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    revision: int = Field(primary_key=True)
    what: str
    state: str
    account_id: UUID | None
    unit_id: UUID | None
    at: datetime
    reason: str = ""
    notes: list[Note] = Field(default_factory=list, sa_type=DOCUMENT)

    @classmethod
    def of(
        cls, item: Item, what: Step, *, unit_id: UUID | None = None, reason: str = "", notes: Sequence[Note] = ()
    ) -> Self:
        """The step that brought the item to its present revision; `unit_id` is the unit that acted."""
        return cls(
            item_id=item.id,
            revision=item.revision,
            what=what,
            state=item.state,
            account_id=item.changed_by,
            unit_id=unit_id,
            at=item.changed_at,
            reason=reason,
            notes=list(notes),
        )
