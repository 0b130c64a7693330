"""The rules of an edition."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chassis.errors import Stale
from chassis.rows import new_id
from services.registry.domain.edition import Edition, EditionInconsistent, current_of
from services.registry.domain.identity import edition_id_of
from tests.services.registry.world import content

NOW = datetime(2023, 5, 14, tzinfo=UTC)


def edition(year: int = 2023, *, opens_in_days: int = -1, **changes: Any) -> Edition:
    """An edition whose window is thirty days long."""
    opens = NOW + timedelta(days=opens_in_days)
    dates = {"opens_at": opens, "due_at": opens + timedelta(days=20), "locks_at": opens + timedelta(days=30)}
    return Edition.published(year, content(**{**dates, **changes}), by=None, at=NOW)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"ends_on": date(2023, 5, 13)}, "/ends_on"),
        ({"plan_due_on": date(2023, 5, 15)}, "/plan_due_on"),
        ({"summary_due_on": date(2023, 5, 19)}, "/summary_due_on"),
        ({"due_at": NOW - timedelta(days=3000)}, "/due_at"),
        ({"locks_at": NOW - timedelta(days=3000)}, "/locks_at"),
        ({"focus_areas": [{"code": "a", "name": "甲"}, {"code": "a", "name": "乙"}]}, "/focus_areas/1/code"),
        ({"item_types": [{"code": "T3", "body_min": 9, "body_max": 8}]}, "/item_types/0/body_max"),
    ],
)
def test_an_edition_that_contradicts_itself_is_refused_at_the_place_of_the_fault(
    changes: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(EditionInconsistent) as refused:
        Edition.published(2023, content(**changes), by=None, at=NOW)

    assert [error.pointer for error in refused.value.errors] == [pointer]


def test_all_faults_of_an_edition_are_told_together() -> None:
    with pytest.raises(EditionInconsistent) as refused:
        content(ends_on=date(2023, 5, 1), plan_due_on=date(2023, 6, 1)).check()

    assert {error.pointer for error in refused.value.errors} == {"/ends_on", "/plan_due_on"}


def test_an_amendment_takes_the_next_version_and_says_who_made_it() -> None:
    published, registrar = edition(), new_id()

    assert published.amend(replace(published.content(), theme="一技在手"), by=registrar, at=NOW)

    assert (published.theme, published.version, published.revision) == ("一技在手", 2, 2)
    assert published.changed_by == registrar


def test_an_amendment_without_a_difference_is_none() -> None:
    published = edition()

    assert not published.amend(published.content(), by=new_id(), at=NOW)

    assert (published.version, published.revision) == (1, 1)


def test_an_amendment_from_an_old_revision_is_told_the_newest() -> None:
    published = edition()
    published.amend(replace(published.content(), theme="一技在手"), by=None, at=NOW)

    with pytest.raises(Stale) as refused:
        published.require_revision(1)

    assert refused.value.extensions["currentRevision"] == 2


def test_the_window_is_half_open() -> None:
    published = edition()

    assert published.phase(published.opens_at - timedelta(microseconds=1)) == "not-open"
    assert published.phase(published.opens_at) == "on-time"
    assert published.phase(published.due_at) == "late"
    assert published.phase(published.locks_at) == "locked"
    assert not published.takes_reports(published.locks_at)


def test_the_current_edition_is_the_open_one_else_the_next_else_the_last() -> None:
    last, is_open, following = edition(2022, opens_in_days=-90), edition(2023), edition(2024, opens_in_days=90)

    assert current_of([last, is_open, following], NOW) is is_open
    assert current_of([last, following], NOW) is following
    assert current_of([last], NOW) is last
    assert current_of([], NOW) is None


def test_an_editions_id_follows_from_its_year() -> None:
    assert edition(2023).id == edition_id_of(2023) != edition_id_of(2024)
