"""The dates that are proposed for a year's activity week; the ministry confirms them, and nothing here binds it.

「每年5月第二周」 fits no single rule of the calendar: the second Sunday of May is right for most years and wrong for
2017, 2018 and 2019. So it is a proposal, and an edition keeps what was confirmed.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.registry.domain.china_time import CHINA

SATURDAY = 5


@dataclass(frozen=True)
class ProposedWeek:
    """Days of one year's week; every due day counts to its end (24:00)."""

    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date


def proposed_week(year: int) -> ProposedWeek:
    """From the second Sunday of May, plan due 16 days before, summary due a week after the end."""
    first = date(year, 5, 1)
    starts_on = first + timedelta(days=(6 - first.weekday()) % 7 + 7)
    ends_on = starts_on + timedelta(days=6)
    return ProposedWeek(
        starts_on=starts_on,
        ends_on=ends_on,
        plan_due_on=starts_on - timedelta(days=16),
        summary_due_on=ends_on + timedelta(days=7),
    )


def working_day_from(day: date) -> date:
    """The day itself, or the next on which offices are open: public holidays and make-up days where they are known,
    else Monday to Friday (民法典 第二百零三条)."""
    # Loaded where it is asked for: its tables of holidays are no business of a process that starts.
    from chinese_calendar import is_workday

    while True:
        try:
            works = is_workday(day)
        except NotImplementedError:  # beyond the years that the State Council has announced
            works = day.weekday() < SATURDAY
        if works:
            return day
        day += timedelta(days=1)


def end_of_day(day: date) -> datetime:
    """24:00 in China: the first instant that is no longer in the day."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=CHINA)


def start_of_day(day: date) -> datetime:
    """00:00 in China."""
    return datetime.combine(day, time.min, tzinfo=CHINA)
