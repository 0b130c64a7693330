"""Obligations that differ from the rule: one unit excused, given more time, or holding its week on other days.

The rule is the edition's: units of the kinds that a type names owe one (`owed_by`), by the type's times. An exception
stands beside it with its reason; what was decided before stays in the audit.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from chassis.errors import FieldError, Unprocessable
from services.registry.domain.edition import Edition
from services.registry.domain.revisions import require_newest
from services.registry.domain.row import INSTANT, Row


class ObligationUnfit(Unprocessable):
    """An exception that contradicts itself or the rule that it changes."""

    code = "obligation-unfit"
    title = "报送任务的调整不合适"


class ObligationKind(StrEnum):
    """How it differs; `none` says that the rule holds again."""

    WAIVER = "waiver"  # 免报
    EXTENSION = "extension"  # 延期
    SHIFT = "shift"  # 错期
    NONE = "none"


KIND_LIST = ", ".join(f"'{kind}'" for kind in ObligationKind)


@dataclass(frozen=True)
class Terms:
    """What is to hold; the times are half-open, and null where the rule's stay."""

    kind: ObligationKind
    reason: str
    due_at: datetime | None = None
    locks_at: datetime | None = None
    includes_below: bool = False

    def check(self, edition: Edition, item_type: str, *, at: datetime) -> None:
        """All faults together, each at its place."""
        faults = [*self._faults(edition, item_type, at)]
        if faults:
            raise ObligationUnfit(errors=faults)

    def _faults(self, edition: Edition, item_type: str, at: datetime) -> list[FieldError]:
        timed = self.kind in (ObligationKind.EXTENSION, ObligationKind.SHIFT)
        if item_type and item_type not in edition.type_codes():
            return [FieldError("/item_type", "本届不收集这一类材料", "unknown")]
        if not timed:
            told = self.due_at or self.locks_at
            return [FieldError("/due_at", "免报或恢复时不填时间", "unwanted")] if told else []
        if self.due_at is None:
            return [FieldError("/due_at", "请填写新的截止时间", "missing")]
        faults = []
        rule_due = edition.due_of(item_type)
        if self.kind == ObligationKind.EXTENSION and self.due_at <= rule_due:
            faults.append(FieldError("/due_at", "延期须晚于原定截止时间", "not-later"))
        if self.kind == ObligationKind.EXTENSION and self.due_at <= at:
            faults.append(FieldError("/due_at", "新的截止时间已经过去", "past"))
        if self.locks_at is not None and self.locks_at < self.due_at:
            faults.append(FieldError("/locks_at", "关闭报送的时间不能早于截止时间", "before-due"))
        return faults


class Obligation(Row, table=True):
    """One unit, one edition, one type (all where empty). `version` is the ETag and that of its newest fact."""

    __table_args__ = (
        UniqueConstraint("edition_id", "unit_id", "item_type"),
        CheckConstraint(f"kind in ({KIND_LIST})", name="kind_known"),
        CheckConstraint("(kind in ('extension', 'shift')) = (due_at is not null)", name="times_belong_to_their_kinds"),
        CheckConstraint("locks_at is null or locks_at >= due_at", name="times_ordered"),
        CheckConstraint("char_length(reason) between 2 and 200", name="reason_told"),
        CheckConstraint("version >= 1", name="version_positive"),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID = Field(foreign_key="edition.id")
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    item_type: str
    kind: str
    includes_below: bool
    due_at: datetime | None = Field(default=None, sa_type=INSTANT)
    locks_at: datetime | None = Field(default=None, sa_type=INSTANT)
    reason: str
    version: int = 1
    changed_at: datetime = Field(sa_type=INSTANT)
    changed_by: UUID | None = None

    @classmethod
    def of(cls, edition: Edition, unit_id: UUID, item_type: str) -> "Obligation":
        """The place of an exception, before anything was decided."""
        return cls(
            id=obligation_id_of(edition.id, unit_id, item_type),
            edition_id=edition.id,
            unit_id=unit_id,
            item_type=item_type,
            kind=ObligationKind.NONE,
            includes_below=False,
            reason="",
            version=0,
            changed_at=edition.changed_at,
        )

    @property
    def waived(self) -> bool:
        """Owes nothing, and may report nevertheless."""
        return self.kind == ObligationKind.WAIVER

    def require_version(self, seen: int) -> None:
        """A decision starts from the newest one."""
        require_newest(seen, self.version, changed_at=self.changed_at, changed_by=self.changed_by)

    def set(self, terms: Terms, *, by: UUID | None, at: datetime) -> None:
        """Decide anew."""
        self.kind, self.reason, self.includes_below = terms.kind, terms.reason, terms.includes_below
        self.due_at, self.locks_at = terms.due_at, terms.locks_at
        self.version += 1
        self.changed_at, self.changed_by = at, by


def obligation_id_of(edition_id: UUID, unit_id: UUID, item_type: str) -> UUID:
    """There is one exception for a unit and a type."""
    return uuid5(edition_id, f"obligation:{unit_id}:{item_type}")
