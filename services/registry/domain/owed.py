"""What is still owed: a report that is missing, or one that was begun and waits with its unit."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from pydantic import TypeAdapter

from services.registry.domain.china_time import china_day

INSTANT = timedelta(microseconds=1)


class OwedState(StrEnum):
    """How far the unit is; what was submitted is not owed any more."""

    MISSING = "missing"  # 未开始
    DRAFT = "draft"  # 有草稿未报送
    RETURNED = "returned"  # 被退回待修改


def last_day(due_at: datetime) -> date:
    """The last day in China on which what is due at that instant is not late."""
    return china_day(due_at - INSTANT)


def days_left(due_at: datetime, day: date) -> int:
    """0 on the due day itself, negative afterwards."""
    return (last_day(due_at) - day).days


@dataclass(frozen=True)
class Owed:
    """One type of one unit. `superior_id` is the unit above that may be told of it: none where that is the root, which
    has its board. `due_at` is half-open, `drafts` and `returned` are items that wait with the unit."""

    edition_id: UUID
    unit_id: UUID
    unit_code: str
    unit_name: str
    superior_id: UUID | None
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
        return last_day(self.due_at)

    def days_left(self, day: date) -> int:
        """0 on the due day itself, negative afterwards."""
        return days_left(self.due_at, day)

    @property
    def what(self) -> tuple[UUID, UUID, str]:
        """What it is about, however far it is."""
        return self.edition_id, self.unit_id, self.item_type


OWED = TypeAdapter(list[Owed])
"""To and from the JSON that a reminder keeps."""
