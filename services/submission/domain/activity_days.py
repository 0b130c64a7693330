"""天天有活动: on which days of the week a unit or those below it have an activity. A hint, and never more."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

FIRST_DAY, LAST_DAY = "starts_on", "ends_on"  # fields of an activity


def days_between(first: date, last: date) -> list[date]:
    """Both included; none when they are the wrong way round."""
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def days_of(content: Mapping[str, Any]) -> list[date]:
    """The days of an activity; it may last for several."""
    first, last = _day(content.get(FIRST_DAY)), _day(content.get(LAST_DAY))
    if first is None:
        return []
    return days_between(first, last or first)[:366]


def activities_by_day(week: Iterable[date], contents: Iterable[Mapping[str, Any]]) -> dict[date, int]:
    """How many activities each day of the week has."""
    counted = dict.fromkeys(week, 0)
    for content in contents:
        for day in days_of(content):
            if day in counted:
                counted[day] += 1
    return counted


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if isinstance(text, str) else None
    except ValueError:
        return None
