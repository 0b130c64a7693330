"""What media hears from submission: each of an item's facts that tells which assets it uses."""

from collections.abc import Sequence
from uuid import UUID

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.submission import ItemApproved, ItemReceived, ItemSubmitted
from services.media.use_cases.note_reference import note_reference

hears = Subscriptions(producer="submission")


@hears.on(ItemSubmitted)
async def item_submitted(event: ItemSubmitted, work: Work) -> None:
    """The assets are in use."""
    await note_reference(work, unit_id=event.unit_id, asset_ids=event.asset_ids, at=event.submitted_at)


@hears.on(ItemApproved)
async def item_approved(event: ItemApproved, work: Work) -> None:
    """The assets are in use; after a replay this may be the first word of it."""
    await note_reference(work, unit_id=event.unit_id, asset_ids=_all_assets(event), at=event.submitted_at)


@hears.on(ItemReceived)
async def item_received(event: ItemReceived, work: Work) -> None:
    """The assets are in use; after a replay this may be the first word of it."""
    await note_reference(work, unit_id=event.unit_id, asset_ids=_all_assets(event), at=event.submitted_at)


def _all_assets(event: ItemApproved | ItemReceived) -> Sequence[UUID]:
    return (*event.content.asset_ids, *event.attachment_ids)
