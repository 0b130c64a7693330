"""The rule of an edition's reminders (催报): on which days before and after the due day, and to whom."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from chassis.errors import FieldError, Unprocessable
from services.registry.domain.owed import days_left
from services.registry.domain.revisions import require_newest
from services.registry.domain.row import INSTANT, Row

EARLIEST, LATEST, MOST_DAYS = 30, -30, 10
DAYS_TYPE: Any = ARRAY(Integer())


class ReminderRuleUnfit(Unprocessable):
    """Days that say nothing, or too much."""

    code = "reminder-rule-unfit"
    title = "催报规则不合适"


class Recipients(StrEnum):
    """Who is told of what a unit owes."""

    UNIT = "unit"  # 本单位
    PARENT = "parent"  # 上级单位
    BOTH = "both"  # 本单位和上级单位


class ReminderRule(Row, table=True):
    """Off until the ministry turns it on. `days` count down to the due day: 3 is three days before, 0 the day itself,
    -2 two days after, as long as reporting is open."""

    __tablename__ = "reminder_rule"
    __table_args__ = (
        CheckConstraint("recipients in ('unit', 'parent', 'both')", name="recipients_known"),
        CheckConstraint(f"cardinality(days) <= {MOST_DAYS}", name="days_limit"),
        CheckConstraint("revision >= 0", name="revision_positive"),
    )

    edition_id: UUID = Field(primary_key=True, foreign_key="edition.id")
    enabled: bool = False
    days: list[int] = Field(default_factory=lambda: [7, 3, 1, 0], sa_type=DAYS_TYPE)
    recipients: str = Recipients.UNIT
    revision: int = 0
    changed_at: datetime = Field(sa_type=INSTANT)
    changed_by: UUID | None = None

    @classmethod
    def of(cls, edition_id: UUID, *, at: datetime) -> Self:
        """Before anything was decided."""
        return cls(edition_id=edition_id, changed_at=at)

    def set(
        self, *, enabled: bool, days: Sequence[int], recipients: Recipients, seen_revision: int, by: UUID, at: datetime
    ) -> None:
        """Decide anew, by one who saw the newest."""
        require_newest(seen_revision, self.revision, changed_at=self.changed_at, changed_by=self.changed_by)
        unfit = [
            FieldError(f"/days/{place}", f"天数应在 {LATEST} 到 {EARLIEST} 之间", "out-of-range")
            for place, day in enumerate(days)
            if not LATEST <= day <= EARLIEST
        ]
        if enabled and not days:
            unfit.append(FieldError("/days", "请至少选择一天", "missing"))
        if len(set(days)) > MOST_DAYS:
            unfit.append(FieldError("/days", f"最多 {MOST_DAYS} 天", "too-many"))
        if unfit:
            raise ReminderRuleUnfit(errors=unfit)
        self.enabled, self.days, self.recipients = enabled, sorted(set(days), reverse=True), recipients
        self.revision += 1
        self.changed_at, self.changed_by = at, by

    def calls_for(self, due_at: datetime, day: date) -> bool:
        """Whether what is due at that instant is to be reminded of on that day."""
        return self.enabled and days_left(due_at, day) in self.days
