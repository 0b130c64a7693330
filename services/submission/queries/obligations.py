"""Which exception holds for a unit and a type, and the clocks that follow."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, and_, any_, cast, func, or_, true
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_obligation import ExceptionKind, KnownObligation
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown
from services.submission.queries.copies import CopyOf


def nearest_obligation() -> type[KnownObligation]:
    """The exception that holds for item and unit of the row, to be outer-joined on true after both.

    The nearest up the unit's path as it is now, and of two of one unit the one for the type.
    """
    each = aliased(KnownObligation)
    nearest = (
        select(each)
        .where(
            col(each.edition_id) == col(Item.edition_id),
            col(each.unit_id) == any_(col(KnownUnit.path)),
            or_(col(each.unit_id) == col(KnownUnit.unit_id), col(each.includes_below)),
            col(each.item_type).in_((col(Item.item_type), "")),
        )
        .order_by(func.array_position(col(KnownUnit.path), col(each.unit_id)).desc(), col(each.item_type).desc())
        .limit(1)
        .correlate(Item, KnownUnit)
    )
    return aliased(KnownObligation, nearest.lateral("nearest_obligation"))


def due_at(nearest: type[KnownObligation]) -> ColumnElement[datetime]:
    """What is shown as due, as a column beside edition and exception."""
    return func.coalesce(col(nearest.due_at), _own("due_at"), col(KnownEdition.due_at))


def locks_at(nearest: type[KnownObligation]) -> ColumnElement[datetime]:
    """When nothing is taken any more, as a column; the rule is that of `Clocks.of`."""
    locks: ColumnElement[datetime] = func.coalesce(col(nearest.locks_at), _own("locks_at"), col(KnownEdition.locks_at))
    return func.greatest(locks, due_at(nearest))


def clock_columns(nearest: type[KnownObligation]) -> tuple[ColumnElement[Any], ...]:
    """All that clocks are made of: for lists, where an edition a line would be read for three moments of it."""
    return (
        func.coalesce(_own("opens_at"), col(KnownEdition.opens_at)).label("opens_at"),
        due_at(nearest).label("due_at"),
        locks_at(nearest).label("locks_at"),
        col(KnownEdition.grace_minutes).label("grace_minutes"),
        col(KnownUnit.closed_on).label("closed_on"),
        col(nearest.kind).label("exception"),
        col(KnownUnit.suspension_reason).label("suspension_reason"),
    )


def clocks_from(row: Any) -> Clocks:
    """The columns above as clocks."""
    return Clocks(
        opens_at=row.opens_at,
        due_at=row.due_at,
        on_time_until=row.due_at + timedelta(minutes=row.grace_minutes),
        locks_at=row.locks_at,
        closed_on=row.closed_on,
        exception=ExceptionKind(row.exception) if row.exception else None,
        suspension_reason=row.suspension_reason,
    )


def _own(name: str) -> ColumnElement[datetime]:
    """The type's own time, where it has one."""
    return cast(col(KnownEdition.item_types)[col(Item.item_type)][name].astext, DateTime(timezone=True))


async def edition_and_clocks(work: Work, item: Item) -> tuple[KnownEdition, KnownUnit | None, Clocks]:
    """The edition of an item, its unit there, and the clocks of that unit for its type."""
    nearest = nearest_obligation()
    statement = (
        select_columns(
            CopyOf(KnownEdition, name="edition"),
            CopyOf(KnownUnit, name="unit"),
            CopyOf(KnownObligation, name="obligation", of=nearest),
        )
        .select_from(Item)
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .outerjoin(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == col(Item.edition_id), col(KnownUnit.unit_id) == col(Item.unit_id)),
        )
        .outerjoin(nearest, true())
        .where(col(Item.id) == item.id)
    )
    row = (await work.run(statement)).first()
    if row is None:
        raise EditionUnknown
    return row.edition, row.unit, Clocks.of(row.edition, item.item_type, unit=row.unit, obligation=row.obligation)


async def clocks_for(work: Work, edition_id: UUID, item_type: str, *, unit_id: UUID) -> Clocks | None:
    """The clocks of a unit for a type; None where it takes no part in the edition."""
    edition = await work.read(KnownEdition, edition_id)
    unit = await work.read(KnownUnit, (edition_id, unit_id))
    return await clocks_of(work, edition, item_type, unit) if edition and unit else None


async def clocks_of(work: Work, edition: KnownEdition, item_type: str, unit: KnownUnit) -> Clocks:
    """The clocks of a unit for a type of which there is no item yet; the same choice as above."""
    found: Any = await work.run(
        select(KnownObligation).where(
            col(KnownObligation.edition_id) == unit.edition_id,
            col(KnownObligation.unit_id).in_(unit.path),
            or_(col(KnownObligation.unit_id) == unit.unit_id, col(KnownObligation.includes_below)),
            col(KnownObligation.item_type).in_((item_type, "")),
        )
    )
    nearest = max(found.scalars(), key=lambda each: (unit.path.index(each.unit_id), each.item_type), default=None)
    return Clocks.of(edition, item_type, unit=unit, obligation=nearest)
