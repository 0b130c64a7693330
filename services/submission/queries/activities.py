"""Activities that were reported, for the calendar of those who report them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.activity_days import FIRST_DAY, LAST_DAY, activities_by_day, days_between
from services.submission.domain.clock_words import BEIJING
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.queries.obligations import clocks_of

ACTIVITY = "T2"
TOLD = (ItemState.SUBMITTED, ItemState.APPROVED, ItemState.RECEIVED)


async def week_of(work: Work, edition: KnownEdition, unit: KnownUnit) -> list[date]:
    """The edition's week, or the unit's own where it was shifted: as long, ending as much later as its deadline."""
    rule = Clocks.of(edition, ACTIVITY, unit=None, obligation=None)
    own = await clocks_of(work, edition, ACTIVITY, unit)
    later = timedelta()
    if own.exception == "shift":
        later = own.due_at.astimezone(BEIJING).date() - rule.due_at.astimezone(BEIJING).date()
    return days_between(edition.starts_on + later, edition.ends_on + later)


async def activities_of(work: Work, *, edition_id: UUID, unit_id: UUID, week: Sequence[date]) -> dict[date, int]:
    """Of the unit and of those below it, day by day."""
    content = col(Item.content)
    statement = select(content[FIRST_DAY].astext.label("first"), content[LAST_DAY].astext.label("last")).where(
        col(Item.edition_id) == edition_id,
        col(Item.unit_path).contains([unit_id]),
        col(Item.item_type) == ACTIVITY,
        col(Item.state).in_(TOLD),
    )
    rows: Sequence[Any] = (await work.run(statement)).all()
    contents: list[Mapping[str, Any]] = [{FIRST_DAY: row.first, LAST_DAY: row.last} for row in rows]
    return activities_by_day(week, contents)
