"""天天有活动: the days of the week that have no activity yet. A hint for the unit itself, never a figure about it."""

from datetime import date
from uuid import UUID

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Reader
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import UnitNotEnrolled
from services.submission.queries.activities import activities_of, week_of
from services.submission.queries.board import edition_of_board, edition_with_id

routes = router("/day-coverage", tags=["board"])


class DayOut(Output):
    """A day, and how many activities of the unit and of those below it fall on it."""

    day: date
    activities: int


class DayCoverage(Output):
    """The week, in which the unit may have its own; `hint` is empty where every day has something."""

    edition_id: UUID
    days: tuple[DayOut, ...]
    hint: str


@routes.get("")
async def read(reader: Reader, work: WorkDep, edition_id: UUID | None = None) -> DayCoverage:
    """Of the caller's own unit."""
    edition = await edition_with_id(work, await edition_of_board(work, edition_id))
    unit = await work.read(KnownUnit, (edition.edition_id, reader.unit_id))
    if unit is None:
        raise UnitNotEnrolled
    week = await week_of(work, edition, unit)
    counted = await activities_of(work, edition_id=edition.edition_id, unit_id=unit.unit_id, week=week)
    days = tuple(DayOut(day=day, activities=number) for day, number in counted.items())
    return DayCoverage(edition_id=edition.edition_id, days=days, hint=hint([d.day for d in days if not d.activities]))


def hint(empty: list[date]) -> str:
    """In words; nothing follows from it."""
    if not empty:
        return ""
    return f"{'、'.join(f'{day.month}月{day.day}日' for day in empty)}还没有活动，可酌情安排（仅为提示，不作考核）"
