"""Approve an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.asset_list import KnownAssets, not_ready
from services.submission.domain.item import Item, ItemState
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.assets import known_assets
from services.submission.queries.item_to_act_on import locked_item


async def approve_item(work: Work, *, item_id: UUID, by: Principal, seen: int | None = None) -> Item:
    """Pass an item one level up; the last level below the ministry freezes it and tells the pool."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    approve_locked(work, item, await known_assets(work, item.asset_ids), by=by)
    return item


def approve_locked(work: Work, item: Item, known: KnownAssets, *, by: Principal) -> None:
    """The step of an item that is locked, with what is known of its media."""
    item.approve(media_not_ready=len(not_ready(item.asset_ids, known, unit_id=item.unit_id)), by=by, at=work.now())
    work.add(ItemStep.of(item, Step.APPROVED, unit_id=by.unit_id))
    if item.state == ItemState.APPROVED:
        work.publish(messages.item_approved(item))
