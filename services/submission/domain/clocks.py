"""When one unit may report one type of item: three clocks by the server's time, every interval half-open."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from chassis.errors import DomainError
from services.submission.domain.clock_words import BEIJING, day_in_words, moment_in_words
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_obligation import ExceptionKind, KnownObligation
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ReportingLocked, ReportingNotOpen, UnitClosed, UnitSuspended


@dataclass(frozen=True)
class Clocks:
    """Open in [opens_at, locks_at), on time before `on_time_until`; `due_at` is what is shown.

    The type's own times stand before the edition's, those of the unit's exception before both. Only the lock, the
    end of the unit and its suspension refuse: from `on_time_until` on an item is late, and taken.
    """

    opens_at: datetime
    due_at: datetime
    on_time_until: datetime
    locks_at: datetime
    closed_on: date | None = None
    exception: ExceptionKind | None = None
    suspension_reason: str | None = None

    @classmethod
    def of(
        cls, edition: KnownEdition, item_type: str, *, unit: KnownUnit | None, obligation: KnownObligation | None
    ) -> Self:
        """`obligation` is the exception that holds for the unit and the type, the nearest up its path."""
        opens_at, due_at, locks_at = edition.window(item_type)
        if obligation is not None:
            due_at, locks_at = obligation.due_at or due_at, obligation.locks_at or locks_at
        return cls(
            opens_at=opens_at,
            due_at=due_at,
            on_time_until=due_at + timedelta(minutes=edition.grace_minutes),
            locks_at=max(locks_at, due_at),
            closed_on=unit.closed_on if unit else None,
            exception=ExceptionKind(obligation.kind) if obligation else None,
            suspension_reason=unit.suspension_reason if unit else None,
        )

    def check_open(self, at: datetime) -> None:
        """Something new is taken now; else the refusal names the clock that stands against it."""
        self.check_not_over(at)
        if self.suspension_reason is not None:
            raise UnitSuspended(f"教育部已暂停本单位本届的报送（{self.suspension_reason}）；草稿仍可填写，恢复后再报送")
        if at < self.opens_at:
            raise ReportingNotOpen(
                f"报送尚未开始，{moment_in_words(self.opens_at)}起可以报送",
                extensions={"opensAt": self.opens_at.isoformat()},
            )

    def check_not_over(self, at: datetime) -> None:
        """Something new is taken now or will be."""
        self.check_unit_open(at)
        if at >= self.locks_at:
            raise ReportingLocked(
                f"报送已于{end_in_words(self.locks_at)}截止，系统不再接收",
                extensions={"locksAt": self.locks_at.isoformat()},
            )

    def why_over(self, at: datetime) -> DomainError | None:
        """The refusal that everything new meets, if it does."""
        try:
            self.check_not_over(at)
        except DomainError as refusal:
            return refusal
        return None

    def check_unit_open(self, at: datetime) -> None:
        """The unit begins nothing new from the day on which it is closed."""
        if self.closed_on is not None and at.astimezone(BEIJING).date() >= self.closed_on:
            raise UnitClosed(f"本单位已于{day_in_words(self.closed_on)}停用，不能再报送")

    def is_on_time(self, at: datetime | None) -> bool:
        """Whether what was first submitted then was in time; what never was is not."""
        return at is not None and at < self.on_time_until


def end_in_words(moment: datetime) -> str:
    """An end at midnight is the day before, 24:00, as documents say it."""
    local = moment.astimezone(BEIJING)
    if local.time() == datetime.min.time():
        return f"{day_in_words((local - timedelta(days=1)).date())} 24:00"
    return moment_in_words(moment)
