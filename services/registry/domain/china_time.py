"""Days and clocks as people in China write them."""

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def china_day(at: datetime) -> date:
    """The day that it is in China at this instant."""
    return at.astimezone(CHINA).date()


def china_clock(at: datetime) -> str:
    """Day, hour and minute in China."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
