"""An edition: one year's activity week, with its dates, its vocabularies and what it collects."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from chassis.errors import DomainError, FieldError, NotFound, Stale, Unprocessable
from services.registry.domain.china_time import china_day
from services.registry.domain.identity import edition_id_of
from services.registry.domain.row import INSTANT, Row
from services.registry.domain.week import end_of_day, proposed_week, start_of_day

WEEK = timedelta(days=7)
OPEN_BEFORE_PLAN_DAYS = 14
CLOCKS = ("opens_at", "due_at", "locks_at")
PLAN, SUMMARY = "T1", "T8"  # the types for which a notice names a day of their own
NOTHING_YET = {"server_default": text("'[]'")}


class EditionNotFound(NotFound):
    """No such edition."""

    code = "edition-not-found"
    title = "没有这一届活动周"


class EditionExists(DomainError):
    """There is one edition a year; what is published is amended."""

    code = "edition-exists"
    title = "该年度的活动周已经发布，请修改已发布的届次"


class EditionInconsistent(Unprocessable):
    """Dates out of order, or a word twice."""

    code = "edition-inconsistent"
    title = "届次信息前后不一致"


@dataclass(frozen=True)
class EditionContent:
    """All that an edition says beside its year; vocabularies as lists of JSON objects."""

    name: str
    notes: str
    theme: str
    document_number: str
    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date
    summary_due_rolls: bool
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    focus_areas: list[dict[str, Any]]
    activity_types: list[dict[str, Any]]
    item_types: list[dict[str, Any]]
    issued_on: date | None = None
    issuers: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    national_activities: list[dict[str, Any]] = field(default_factory=list)
    reference_ideas: list[dict[str, Any]] = field(default_factory=list)
    grace_minutes: int = 30
    vocabularies: list[dict[str, Any]] = field(default_factory=list)
    wordings: list[dict[str, Any]] = field(default_factory=list)

    def check(self) -> None:
        """Every date stands in its order and every code once; all faults are told together."""
        faults = [*self._dates_out_of_order(), *self._codes_twice(), *self._limits_crossed()]
        if faults:
            raise EditionInconsistent(errors=faults)

    def for_year(self, year: int) -> "EditionContent":
        """What the edition of another year begins with: words, types and offices; dates are proposed anew, and what
        belongs to the old notice alone stays there (R42)."""
        week = proposed_week(year)
        return replace(
            self,
            name=f"{year}年职业教育活动周",
            notes="",
            document_number="",
            issued_on=None,
            national_activities=[],
            starts_on=week.starts_on,
            ends_on=week.ends_on,
            plan_due_on=week.plan_due_on,
            summary_due_on=week.summary_due_on,
            opens_at=start_of_day(week.plan_due_on - timedelta(days=OPEN_BEFORE_PLAN_DAYS)),
            due_at=end_of_day(week.summary_due_on),
            locks_at=end_of_day(week.summary_due_on + WEEK),
            item_types=[
                _with_due(each, dues={PLAN: week.plan_due_on, SUMMARY: week.summary_due_on}) for each in self.item_types
            ],
        )

    def hints(self, others: "Sequence[Edition]", *, at: datetime) -> Iterator[FieldError]:
        """What may well be meant and is worth a second look; nothing of it is refused (R12, R74)."""
        for other in others:
            if other.starts_on <= self.ends_on and self.starts_on <= other.ends_on:
                yield FieldError("/starts_on", f"与{other.year}年活动周的日期重叠，请核对", "weeks-overlap")
        if china_day(at) > self.plan_due_on:
            yield FieldError("/plan_due_on", "方案报送截止日期已过，各单位来不及报送，请核对", "published-late")
        if self.ends_on - self.starts_on != WEEK - timedelta(days=1):
            yield FieldError("/ends_on", "活动周不是七天，请核对", "not-a-week")

    def _dates_out_of_order(self) -> Iterator[FieldError]:
        if self.ends_on < self.starts_on:
            yield FieldError("/ends_on", "活动周结束日期不能早于开始日期", "before-start")
        if self.plan_due_on > self.starts_on:
            yield FieldError("/plan_due_on", "方案报送截止日期不能晚于活动周开始日期", "after-start")
        if self.summary_due_on < self.ends_on:
            yield FieldError("/summary_due_on", "总结报送截止日期不能早于活动周结束日期", "before-end")
        if self.due_at <= self.opens_at:
            yield FieldError("/due_at", "报送截止时间须晚于报送开始时间", "before-opening")
        if self.locks_at < self.due_at:
            yield FieldError("/locks_at", "关闭报送的时间不能早于报送截止时间", "before-due")

    def _codes_twice(self) -> Iterator[FieldError]:
        for name in ("focus_areas", "activity_types", "item_types"):
            yield from _twice(getattr(self, name), f"/{name}", key="code")
        yield from _twice(self.vocabularies, "/vocabularies", key="field")
        for place, vocabulary in enumerate(self.vocabularies):
            yield from _twice(vocabulary["terms"], f"/vocabularies/{place}/terms", key="code")

    def _limits_crossed(self) -> Iterator[FieldError]:
        for place, item_type in enumerate(self.item_types):
            here = f"/item_types/{place}"
            if item_type["body_max"] < item_type["body_min"]:
                yield FieldError(f"{here}/body_max", "正文字数上限不能小于下限", "below-minimum")
            if not any(item_type.get(clock) for clock in CLOCKS):
                continue
            opens_at = _instant(item_type.get("opens_at")) or self.opens_at
            due_at = _instant(item_type.get("due_at")) or self.due_at
            locks_at = _instant(item_type.get("locks_at")) or max(self.locks_at, due_at)
            if due_at <= opens_at:
                yield FieldError(f"{here}/due_at", "报送截止时间须晚于报送开始时间", "before-opening")
            if locks_at < due_at:
                yield FieldError(f"{here}/locks_at", "关闭报送的时间不能早于报送截止时间", "before-due")


def _with_due(item_type: dict[str, Any], *, dues: dict[str, date]) -> dict[str, Any]:
    """A type of an earlier edition without its times, and with that of the new week where the notice names a day."""
    kept = {name: value for name, value in item_type.items() if name not in CLOCKS}
    due_on = dues.get(kept["code"])
    return kept | {"due_at": end_of_day(due_on).astimezone(UTC).isoformat()} if due_on else kept


def _instant(text_of: str | None) -> datetime | None:
    return datetime.fromisoformat(text_of) if text_of else None


def _twice(terms: Sequence[dict[str, Any]], pointer: str, *, key: str) -> Iterator[FieldError]:
    seen: set[str] = set()
    for place, term in enumerate(terms):
        if term[key] in seen:
            yield FieldError(f"{pointer}/{place}/{key}", "代码重复", "twice")
        seen.add(term[key])


class Edition(Row, table=True):
    """One year's edition as it was last published. `revision` is its ETag, `version` that of its newest fact."""

    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="week_ordered"),
        CheckConstraint("plan_due_on <= starts_on and summary_due_on >= ends_on", name="dues_ordered"),
        CheckConstraint("opens_at < due_at and due_at <= locks_at", name="window_ordered"),
        CheckConstraint("char_length(theme) between 1 and 200 and char_length(notes) <= 2000", name="text_fits"),
        CheckConstraint("version >= 1 and revision >= 1", name="counters_positive"),
        CheckConstraint("grace_minutes between 0 and 1440", name="grace_within_a_day"),
    )

    id: UUID = Field(primary_key=True)
    year: int = Field(unique=True)
    name: str
    notes: str
    theme: str
    document_number: str
    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date
    summary_due_rolls: bool
    opens_at: datetime = Field(sa_type=INSTANT)
    due_at: datetime = Field(sa_type=INSTANT)
    locks_at: datetime = Field(sa_type=INSTANT)
    focus_areas: list[dict[str, Any]] = Field(sa_type=JSONB)
    activity_types: list[dict[str, Any]] = Field(sa_type=JSONB)
    item_types: list[dict[str, Any]] = Field(sa_type=JSONB)
    issued_on: date | None = None
    issuers: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    contacts: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    national_activities: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    reference_ideas: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    grace_minutes: int = Field(default=30, sa_column_kwargs={"server_default": "30"})
    vocabularies: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    wordings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs=NOTHING_YET)
    version: int = 1
    revision: int = 1
    changed_at: datetime = Field(sa_type=INSTANT)
    changed_by: UUID | None = None

    @classmethod
    def published(cls, year: int, content: EditionContent, *, by: UUID | None, at: datetime) -> "Edition":
        """A new edition; refused when its content contradicts itself."""
        content.check()
        return cls(id=edition_id_of(year), year=year, **asdict(content), changed_at=at, changed_by=by)

    def amend(self, content: EditionContent, *, by: UUID | None, at: datetime) -> bool:
        """Say it anew under the next version; False when nothing differs and nothing is to be told."""
        content.check()
        if content == self.content():
            return False
        for name, value in asdict(content).items():
            setattr(self, name, value)
        self.version += 1
        self.revision += 1
        self.changed_at, self.changed_by = at, by
        return True

    def content(self) -> EditionContent:
        """What it says now."""
        return EditionContent(**{name: getattr(self, name) for name in EditionContent.__dataclass_fields__})

    def require_revision(self, seen: int) -> None:
        """An amendment starts from the newest revision."""
        if seen != self.revision:
            raise Stale(
                extensions={
                    "currentRevision": self.revision,
                    "changedAt": self.changed_at.isoformat(),
                    "changedBy": str(self.changed_by) if self.changed_by else None,
                }
            )

    def takes_reports(self, at: datetime) -> bool:
        """Half-open: from opens_at, no longer at locks_at."""
        return self.opens_at <= at < self.locks_at

    def type_codes(self) -> frozenset[str]:
        """The report types that it collects."""
        return frozenset(each["code"] for each in self.item_types)

    def due_of(self, item_type: str) -> datetime:
        """When a type is due; the edition's own time where the type has none, or all types are meant."""
        own = next((each.get("due_at") for each in self.item_types if each["code"] == item_type), None)
        return _instant(own) or self.due_at

    def phase(self, at: datetime) -> str:
        """Where the window stands: not-open, on-time, late, locked."""
        if at < self.opens_at:
            return "not-open"
        if at < self.due_at:
            return "on-time"
        return "late" if at < self.locks_at else "locked"


def current_of(editions: Sequence[Edition], at: datetime) -> Edition | None:
    """The edition that takes reports now; else the one that opens next; else the last one."""
    newest_first = sorted(editions, key=lambda edition: edition.year, reverse=True)
    upcoming = sorted((e for e in newest_first if e.opens_at > at), key=lambda edition: edition.opens_at)
    is_open = (edition for edition in newest_first if edition.takes_reports(at))
    return next(is_open, None) or next(iter(upcoming), None) or next(iter(newest_first), None)
