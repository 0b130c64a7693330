"""Three clocks: what each instant is, to the millisecond, for a type, a unit and its exception."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.submission.domain.clocks import Clocks, end_in_words
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_obligation import ExceptionKind, KnownObligation
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ReportingLocked, ReportingNotOpen, UnitClosed

OPENS = datetime(2023, 4, 17, tzinfo=UTC)
PLAN_DUE = datetime(2023, 4, 28, 16, tzinfo=UTC)
DUE = datetime(2023, 5, 20, 16, tzinfo=UTC)
LOCKS = datetime(2023, 5, 27, 16, tzinfo=UTC)
TENTH = timedelta(milliseconds=100)
EDITION, UNIT = uuid4(), uuid4()


def an_edition(**item_types: dict[str, Any]) -> KnownEdition:
    """Thirty minutes of grace; a plan is due earlier than the rest."""
    plan = {"name": "方案", "due_at": PLAN_DUE.isoformat(), "opens_at": None, "locks_at": None}
    return KnownEdition(
        edition_id=EDITION, year=2023, starts_on=date(2023, 5, 14), ends_on=date(2023, 5, 20), opens_at=OPENS,
        due_at=DUE, locks_at=LOCKS, grace_minutes=30, focus_areas={}, activity_types={},
        item_types={"T1": plan, "T3": {"name": "典型案例"}, **item_types},
    )  # fmt: skip


def a_unit(*, closed_on: date | None = None) -> KnownUnit:
    return KnownUnit(
        edition_id=EDITION, unit_id=UNIT, code="1", name="单位", kind="province", region="山东省", path=[UNIT],
        closed_on=closed_on,
    )  # fmt: skip


def an_obligation(kind: str = "extension", **changes: Any) -> KnownObligation:
    facts: dict[str, Any] = {
        "item_type": "T1",
        "includes_below": False,
        "waived": False,
        "due_at": None,
        "locks_at": None,
    } | changes
    return KnownObligation(obligation_id=uuid4(), edition_id=EDITION, unit_id=UNIT, kind=kind, **facts)


def clocks(item_type: str = "T3", obligation: KnownObligation | None = None, **unit: Any) -> Clocks:
    return Clocks.of(an_edition(), item_type, unit=a_unit(**unit), obligation=obligation)


def test_a_type_has_its_own_deadline_and_the_editions_where_it_has_none() -> None:
    assert clocks("T1").due_at == PLAN_DUE
    assert clocks("T1").locks_at == clocks("T3").locks_at == LOCKS
    assert clocks("T3").due_at == clocks("never collected").due_at == DUE


@pytest.mark.parametrize(
    ("at", "on_time"),
    [
        (DUE - TENTH, True),
        (DUE, True),
        (DUE + TENTH, True),
        (DUE + timedelta(minutes=30) - TENTH, True),
        (DUE + timedelta(minutes=30), False),
        (LOCKS - TENTH, False),
    ],
)
def test_c0_who_is_late_by_less_than_the_grace_is_on_time(at: datetime, on_time: bool) -> None:
    found = clocks()

    found.check_open(at)
    assert found.is_on_time(at) is on_time


def test_what_was_never_submitted_is_not_on_time() -> None:
    assert clocks().is_on_time(None) is False


def test_reporting_opens_at_the_instant_and_is_over_at_the_lock() -> None:
    found = clocks()

    found.check_open(OPENS)
    found.check_open(LOCKS - TENTH)
    with pytest.raises(ReportingNotOpen, match="2023年4月17日 8:00起可以报送"):
        found.check_open(OPENS - TENTH)
    with pytest.raises(ReportingLocked, match="2023年5月27日 24:00截止"):
        found.check_open(LOCKS)


def test_an_extension_moves_what_is_shown_the_grace_behind_it_and_where_needed_the_lock() -> None:
    later, after_the_lock = PLAN_DUE + timedelta(days=3), LOCKS + timedelta(days=7)
    moved, far = clocks("T1", an_obligation(due_at=later)), clocks("T1", an_obligation(due_at=after_the_lock))

    assert (moved.due_at, moved.on_time_until) == (later, later + timedelta(minutes=30))
    assert (moved.locks_at, moved.exception) == (LOCKS, ExceptionKind.EXTENSION)
    assert (far.due_at, far.locks_at) == (after_the_lock, after_the_lock)


def test_a_waiver_moves_no_clock() -> None:
    waived = clocks("T1", an_obligation("waiver", waived=True))

    assert (waived.due_at, waived.locks_at, waived.exception) == (PLAN_DUE, LOCKS, ExceptionKind.WAIVER)


def test_a_closed_unit_reports_until_the_day_begins_in_beijing() -> None:
    found = clocks(closed_on=date(2023, 5, 19))
    midnight = datetime(2023, 5, 18, 16, tzinfo=UTC)

    found.check_open(midnight - TENTH)
    with pytest.raises(UnitClosed, match="2023年5月19日停用"):
        found.check_open(midnight)


def test_an_end_at_midnight_is_the_day_before_at_24() -> None:
    assert end_in_words(PLAN_DUE) == "2023年4月28日 24:00"
    assert end_in_words(PLAN_DUE + timedelta(hours=1)) == "2023年4月29日 1:00"
