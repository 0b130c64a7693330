"""Items with their content, for documents: of a unit, or submitted below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, bindparam, case, or_, select
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.item import Item, ItemState
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.row import IDS
from services.submission.queries.copies import CopyOf
from services.submission.queries.visibility import below, visible_to


@dataclass(frozen=True)
class ItemWithContent:
    """An item, and its content as the reader may see it."""

    item: Item
    content: dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """Which items: the unit's own, or those below it; of an edition, of some types, in some states."""

    unit_id: UUID
    edition_id: UUID
    from_below: bool = False
    item_types: Sequence[str] = ()
    states: Sequence[ItemState] = ()
    of_unit: UUID | None = None


async def items_wanted(work: Work, wanted: Wanted, *, limit: int) -> list[ItemWithContent]:
    """In the order in which they were begun; the unit's own with what is being written, others as submitted last."""
    own = col(Item.unit_id) == wanted.unit_id
    conditions: list[ColumnElement[bool]] = [
        below(wanted.unit_id) if wanted.from_below else own,
        col(Item.edition_id) == wanted.edition_id,
        *([col(Item.item_type).in_(wanted.item_types)] if wanted.item_types else ()),
        *([col(Item.state).in_(wanted.states)] if wanted.states else ()),
        *([col(Item.unit_path).contains([wanted.of_unit])] if wanted.of_unit else ()),
    ]
    return await _found(work, wanted.unit_id, and_(*conditions), limit=limit)


async def items_by_id(work: Work, item_ids: Sequence[UUID], *, unit_id: UUID) -> list[ItemWithContent]:
    """Those of the items that the unit may see."""
    wanted = col(Item.id) == any_(bindparam("ids", list(item_ids), IDS))
    return await _found(work, unit_id, and_(wanted, visible_to(unit_id)), limit=len(item_ids))


async def approved_items(work: Work, *, unit_id: UUID, edition_id: UUID, limit: int) -> list[ItemWithContent]:
    """What was approved of the unit and of the units below it, newest first."""
    conditions = and_(
        or_(col(Item.unit_id) == unit_id, below(unit_id)),
        col(Item.edition_id) == edition_id,
        col(Item.state).in_((ItemState.APPROVED, ItemState.RECEIVED)),
    )
    return await _found(work, unit_id, conditions, limit=limit, newest_first=True)


async def _found(
    work: Work, reader: UUID, condition: ColumnElement[bool], *, limit: int, newest_first: bool = False
) -> list[ItemWithContent]:
    content = case((col(Item.unit_id) == reader, col(Item.content)), else_=col(ItemVersion.content))
    order = col(Item.id).desc() if newest_first else col(Item.id)
    statement = (
        select(CopyOf(Item, name="item", without=frozenset({"content"})), content.label("content"))
        .outerjoin(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(Item.submission_number)),
        )
        .where(condition)
        .order_by(order)
        .limit(limit)
    )
    return [ItemWithContent(row.item, row.content or {}) for row in (await work.run(statement)).all()]
