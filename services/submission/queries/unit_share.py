"""How many items of a type a unit has submitted, counted by one at a time."""

from sqlmodel import col, func, select

from chassis.work import Work
from services.submission.domain.item import Item, ItemState


async def others_submitted(work: Work, item: Item, *, flagged: bool = False) -> int:
    """Besides this one, without what was withdrawn; only those that are flagged as highlights, if asked. Who counts
    holds the next one off until the transaction ends, so that of two at once one counts the other."""
    share = f"{item.edition_id}:{item.item_type}:{item.unit_id}"
    await work.run(select(func.pg_advisory_xact_lock(func.hashtextextended(share, 0))))
    others = select(func.count()).where(
        col(Item.unit_id) == item.unit_id,
        col(Item.edition_id) == item.edition_id,
        col(Item.item_type) == item.item_type,
        col(Item.id) != item.id,
        col(Item.submitted_at).is_not(None),
        col(Item.state) != ItemState.WITHDRAWN,
        *((col(Item.content)["highlight"].as_boolean(),) if flagged else ()),
    )
    found: int = (await work.run(others)).scalars().one()
    return found
