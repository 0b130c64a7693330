"""Items by the numbers that a platform gave them."""

from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.pushed_item import PushedItem
from services.submission.domain.refusals import ItemNotFound


async def pushed_item(work: Work, *, unit_id: UUID, external_id: str) -> Item:
    """The item under a number of the unit's platform; ItemNotFound for numbers of others."""
    statement = (
        select(Item)
        .join(PushedItem, col(PushedItem.item_id) == col(Item.id))
        .where(col(PushedItem.pushing_unit_id) == unit_id, col(PushedItem.external_id) == external_id)
    )
    item: Item | None = (await work.run(statement)).scalars().first()
    if item is None:
        raise ItemNotFound
    return item
