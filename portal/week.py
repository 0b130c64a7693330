"""The week: its days, what happens on them, and how far it has got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field

from contracts.registry import EditionPublished

BEIJING = ZoneInfo("Asia/Shanghai")


class Activity(BaseModel):
    """One entry of the calendar file: on a day of the week, so that it moves with the week."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9\-]+$", description="never used for another activity: calendars know it by this")
    day: int = Field(ge=1, le=14, description="1 is the first day of the week")
    begins: time
    ends: time
    title: str
    place: str = ""
    host: str = ""
    about: str = ""
    sequence: int = Field(default=0, description="counts changes of this entry")
    cancelled: bool = False


@dataclass(frozen=True)
class Day:
    """A day of the week with its activities."""

    on: date
    number: int
    activities: tuple[Activity, ...]
    today: bool


def read_activities(path: Path) -> tuple[Activity, ...]:
    """The calendar file."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8")) or []
    return tuple(Activity.model_validate(each) for each in entries)


def days_of(edition: EditionPublished, activities: Sequence[Activity], *, at: datetime) -> list[Day]:
    """From the first day to the last, those of the file beyond the last included."""
    length = (edition.ends_on - edition.starts_on).days + 1
    last = max([length, *(each.day for each in activities)])
    today = at.astimezone(BEIJING).date()
    return [_day(edition.starts_on + timedelta(days=n - 1), n, activities, today) for n in range(1, last + 1)]


def _day(on: date, number: int, activities: Sequence[Activity], today: date) -> Day:
    that_day = sorted((each for each in activities if each.day == number), key=lambda each: (each.begins, each.id))
    return Day(on, number, tuple(that_day), on == today)


def phase_of(edition: EditionPublished, *, at: datetime) -> tuple[str, int]:
    """`before` with the days until it begins, `during` with the number of the day, or `after`."""
    today = at.astimezone(BEIJING).date()
    if today < edition.starts_on:
        return "before", (edition.starts_on - today).days
    if today <= edition.ends_on:
        return "during", (today - edition.starts_on).days + 1
    return "after", 0


def instant(on: date, clock: time) -> datetime:
    """A time of day in Beijing."""
    return datetime.combine(on, clock, BEIJING)


def in_utc(at: datetime) -> datetime:
    """The same instant, as feeds write it."""
    return at.astimezone(UTC).replace(microsecond=0)
