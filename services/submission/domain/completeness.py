"""Who owes what and how far it is: the one definition behind the board, its exports and what a unit is told itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID


class Duty(StrEnum):
    """Whether a unit owes one item of a type: by the rule for its kind, or by its exception."""

    NOT_REQUIRED = "not-required"
    WAIVED = "waived"
    OWED = "owed"
    EXTENDED = "extended"
    SHIFTED = "shifted"


class Progress(StrEnum):
    """How far the item of a unit is that has got furthest; what was withdrawn is as if it had never been."""

    MISSING = "missing"
    DRAFT = "draft"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RECEIVED = "received"


class Timeliness(StrEnum):
    """The first submission that stands, held against the clock; of what is not owed nothing is said."""

    ON_TIME = "on-time"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"


REPORTED = (Progress.RETURNED, Progress.SUBMITTED, Progress.APPROVED, Progress.RECEIVED)


@dataclass(frozen=True)
class DutyLine:
    """One unit and one type; `tile_id` is the unit of the board that it counts for."""

    tile_id: UUID
    unit_id: UUID
    code: str
    name: str
    kind: str
    item_type: str
    type_name: str
    duty: Duty
    progress: Progress
    timeliness: Timeliness | None
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    items: int
    began_at: datetime | None
    first_submitted_at: datetime | None
    approved_at: datetime | None
    received_at: datetime | None

    @property
    def is_expected(self) -> bool:
        """It is to report, or has reported though it need not."""
        return self.duty not in (Duty.NOT_REQUIRED, Duty.WAIVED) or (
            self.duty == Duty.WAIVED and self.progress in REPORTED
        )

    def as_shared(self) -> "DutyLine":
        """For those beside the unit: what is only a draft is not there yet."""
        if self.progress != Progress.DRAFT:
            return self
        return replace(self, progress=Progress.MISSING, items=0, began_at=None)


class CellState(StrEnum):
    """The figures of a cell in one word."""

    NOT_REQUIRED = "not-required"
    WAIVED = "waived"
    OVERDUE = "overdue"
    MISSING = "missing"
    DRAFT = "draft"
    PARTIAL = "partial"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RECEIVED = "received"


@dataclass(frozen=True)
class Figures:
    """Counted in units. A share of nothing is no share: where nobody is expected it is None, never 0 %."""

    expected: int = 0
    reported: int = 0
    approved: int = 0
    received: int = 0
    on_time: int = 0
    late: int = 0
    overdue: int = 0
    drafts: int = 0
    returned: int = 0
    waived: int = 0
    extended: int = 0
    shifted: int = 0

    @classmethod
    def of(cls, lines: Iterable[DutyLine]) -> Self:
        """Add the lines up."""
        counted = dict.fromkeys(cls.__dataclass_fields__, 0)
        for line in lines:
            for name in _counts(line):
                counted[name] += 1
        return cls(**counted)

    @classmethod
    def sum(cls, parts: Iterable[Self]) -> Self:
        """Of several."""
        every = list(parts)
        return cls(**{name: sum(getattr(each, name) for each in every) for name in cls.__dataclass_fields__})

    @property
    def share(self) -> float | None:
        """Reported of expected."""
        return self.reported / self.expected if self.expected else None

    @property
    def state(self) -> CellState:
        """How far those are who are expected."""
        if not self.expected:
            return CellState.WAIVED if self.waived else CellState.NOT_REQUIRED
        if not self.reported:
            return CellState.OVERDUE if self.overdue else CellState.DRAFT if self.drafts else CellState.MISSING
        if self.reported < self.expected:
            return CellState.PARTIAL
        if self.received == self.expected:
            return CellState.RECEIVED
        if self.approved == self.expected:
            return CellState.APPROVED
        return CellState.RETURNED if self.returned else CellState.SUBMITTED


def _counts(line: DutyLine) -> Iterable[str]:
    """The figures that a line adds one to."""
    if not line.is_expected:
        if line.duty == Duty.WAIVED:
            yield "waived"
        return
    yield "expected"
    if line.duty in (Duty.EXTENDED, Duty.SHIFTED):
        yield line.duty.value
    if line.progress in REPORTED:
        yield "reported"
    if line.progress in (Progress.APPROVED, Progress.RECEIVED):
        yield "approved"
    if line.progress in (Progress.RECEIVED, Progress.RETURNED):
        yield line.progress.value
    if line.progress == Progress.DRAFT:
        yield "drafts"
    if line.timeliness in (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.OVERDUE):
        yield line.timeliness.value.replace("-", "_")


def cells(lines: Sequence[DutyLine]) -> dict[tuple[UUID, str], Figures]:
    """By tile and type."""
    grouped: dict[tuple[UUID, str], list[DutyLine]] = {}
    for line in lines:
        grouped.setdefault((line.tile_id, line.item_type), []).append(line)
    return {key: Figures.of(each) for key, each in grouped.items()}
