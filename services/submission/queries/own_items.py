"""All items of one unit with their content, page by page: for what it takes along."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.queries.copies import CopyOf

PAGE = 200


async def own_items(work: Work, *, edition_id: UUID, unit_id: UUID) -> AsyncIterator[Sequence[Item]]:
    """In the order in which they were begun; never more in memory than a page."""
    after = UUID(int=0)
    while True:
        page = (
            select(CopyOf(Item, name="item"))
            .where(col(Item.edition_id) == edition_id, col(Item.unit_id) == unit_id, col(Item.id) > after)
            .order_by(col(Item.id))
            .limit(PAGE)
        )
        items: Sequence[Item] = (await work.run(page)).scalars().all()
        if items:
            yield items
        if len(items) < PAGE:
            return
        after = items[-1].id
