"""What is still owed: a report that is missing, or one that was begun and waits with its unit."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from services.registry.domain.china_time import china_day

INSTANT = timedelta(microseconds=1)


class OwedState(StrEnum):
    """How far the unit is; what was submitted is not owed any more."""

    MISSING = "missing"  # 未开始
    DRAFT = "draft"  # 有草稿未报送
    RETURNED = "returned"  # 被退回待修改


@dataclass(frozen=True)
class Owed:
    """One type of one unit. `due_at` is half-open, `drafts` and `returned` are items that wait with the unit."""

    edition_id: UUID
    unit_id: UUID
    unit_code: str
    unit_name: str
    parent_id: UUID | None
    item_type: str
    type_name: str
    due_at: datetime
    drafts: int
    returned: int

    @property
    def state(self) -> OwedState:
        """What was given back is told before what was begun."""
        if self.returned:
            return OwedState.RETURNED
        return OwedState.DRAFT if self.drafts else OwedState.MISSING

    @property
    def due_on(self) -> date:
        """The last day in China on which it is not late."""
        return china_day(self.due_at - INSTANT)

    def days_left(self, day: date) -> int:
        """0 on the due day itself, negative afterwards."""
        return (self.due_on - day).days

    @property
    def what(self) -> tuple[UUID, UUID, str]:
        """What it is about, however far it is."""
        return self.edition_id, self.unit_id, self.item_type

    def as_document(self) -> dict[str, Any]:
        """As a reminder keeps it."""
        return {
            "edition_id": str(self.edition_id),
            "unit_id": str(self.unit_id),
            "unit_code": self.unit_code,
            "unit_name": self.unit_name,
            "parent_id": str(self.parent_id) if self.parent_id else None,
            "item_type": self.item_type,
            "type_name": self.type_name,
            "due_at": self.due_at.isoformat(),
            "drafts": self.drafts,
            "returned": self.returned,
        }

    @classmethod
    def from_document(cls, kept: dict[str, Any]) -> Self:
        """As it was kept."""
        return cls(
            edition_id=UUID(kept["edition_id"]),
            unit_id=UUID(kept["unit_id"]),
            unit_code=kept["unit_code"],
            unit_name=kept["unit_name"],
            parent_id=UUID(kept["parent_id"]) if kept["parent_id"] else None,
            item_type=kept["item_type"],
            type_name=kept["type_name"],
            due_at=datetime.fromisoformat(kept["due_at"]),
            drafts=kept["drafts"],
            returned=kept["returned"],
        )
