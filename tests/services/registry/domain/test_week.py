"""The dates that are proposed for a year (R11, C0)."""

from datetime import UTC, date, datetime

import pytest

from services.registry.domain.week import end_of_day, proposed_week, working_day_from


@pytest.mark.parametrize(
    ("year", "starts", "ends", "plan", "summary"),
    [
        (2022, (5, 8), (5, 14), (4, 22), (5, 21)),
        (2023, (5, 14), (5, 20), (4, 28), (5, 27)),
        (2024, (5, 12), (5, 18), (4, 26), (5, 25)),
        (2025, (5, 11), (5, 17), (4, 25), (5, 24)),
        (2026, (5, 10), (5, 16), (4, 24), (5, 23)),
        (2027, (5, 9), (5, 15), (4, 23), (5, 22)),
        (2028, (5, 14), (5, 20), (4, 28), (5, 27)),
        (2029, (5, 13), (5, 19), (4, 27), (5, 26)),
        (2030, (5, 12), (5, 18), (4, 26), (5, 25)),
    ],
)
def test_r11_the_week_is_proposed_from_the_second_sunday_of_may(
    year: int, starts: tuple[int, int], ends: tuple[int, int], plan: tuple[int, int], summary: tuple[int, int]
) -> None:
    week = proposed_week(year)

    assert (week.starts_on, week.ends_on) == (date(year, *starts), date(year, *ends))
    assert (week.plan_due_on, week.summary_due_on) == (date(year, *plan), date(year, *summary))
    assert week.summary_due_on.strftime("%A") == "Saturday"


@pytest.mark.parametrize(("year", "confirmed"), [(2017, (5, 7)), (2018, (5, 6)), (2019, (5, 6))])
def test_r11_a_proposal_is_not_what_every_year_had(year: int, confirmed: tuple[int, int]) -> None:
    assert proposed_week(year).starts_on != date(year, *confirmed)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 5, 27), date(2023, 5, 29)),  # a Saturday
        (date(2023, 5, 6), date(2023, 5, 6)),  # a Saturday worked for Labour Day
        (date(2023, 5, 1), date(2023, 5, 4)),  # Labour Day
        (date(2099, 5, 30), date(2099, 6, 1)),  # beyond what was announced: the weekend alone counts
    ],
)
def test_a_deadline_may_roll_to_the_next_working_day(day: date, works: date) -> None:
    assert working_day_from(day) == works


def test_a_day_ends_at_its_24_00_in_china() -> None:
    assert end_of_day(date(2023, 5, 20)) == datetime(2023, 5, 20, 16, tzinfo=UTC)
