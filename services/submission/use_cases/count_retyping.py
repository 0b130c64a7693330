"""Count retyping."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_burden import ItemBurden
from services.submission.domain.item_origin import ItemOrigin
from services.submission.domain.picks import picks_in

BATCH = 20


async def count_retyping(work: Work) -> int:
    """Of each submission that was not counted yet, what it cost its unit; how many were counted. Away from the
    submission itself, which waits for nobody."""
    items = await _not_counted(work)
    for item in items:
        origin = await work.read(ItemOrigin, item.id)
        burden = ItemBurden.of(item, origin, others=await _others(work, item), picked=await _picked(work, item))
        known = await work.find(ItemBurden, item.id)
        if known is None:
            work.add(burden)
        else:
            known.sqlmodel_update(burden)
    return len(items)


async def _not_counted(work: Work) -> Sequence[Item]:
    waiting = (
        select(Item)
        .outerjoin(ItemBurden, col(ItemBurden.item_id) == col(Item.id))
        .where(
            col(Item.submission_number) > 0,
            or_(
                col(ItemBurden.item_id).is_(None),
                and_(col(ItemBurden.submission_number) < col(Item.submission_number)),
            ),
        )
        .order_by(col(Item.id))
        .limit(BATCH)
        .with_for_update(of=Item, skip_locked=True)
    )
    found: Sequence[Item] = (await work.run(waiting)).scalars().all()
    return found


async def _others(work: Work, item: Item) -> Sequence[Item]:
    """What the unit had begun before this one in the edition."""
    before = select(Item).where(
        col(Item.unit_id) == item.unit_id, col(Item.edition_id) == item.edition_id, col(Item.id) < item.id
    )
    found: Sequence[Item] = (await work.run(before.order_by(col(Item.id).desc()).limit(200))).scalars().all()
    return found


async def _picked(work: Work, item: Item) -> Sequence[Item]:
    picks: list[UUID] = picks_in(item.content)
    if not picks:
        return ()
    found: Sequence[Item] = (await work.run(select(Item).where(col(Item.id).in_(picks)))).scalars().all()
    return found
