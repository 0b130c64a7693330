"""Many items for those who decide on them at once."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.queries.visibility import visible_to


async def items_by_id(work: Work, item_ids: Sequence[UUID], *, unit_id: UUID) -> dict[UUID, Item]:
    """Those of the items that the unit may see."""
    seen = select(Item).where(col(Item.id).in_(item_ids), visible_to(unit_id))
    return {item.id: item for item in (await work.run(seen)).scalars()}


async def free_items_by_id(work: Work, item_ids: Sequence[UUID], *, unit_id: UUID) -> dict[UUID, Item]:
    """The same, locked, without those that somebody else holds at this moment."""
    seen = select(Item).where(col(Item.id).in_(item_ids), visible_to(unit_id)).order_by(col(Item.id))
    locked = seen.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return {item.id: item for item in (await work.run(locked)).scalars()}
