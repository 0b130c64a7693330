"""What media hears from publicity: which assets desks may have, and until when not."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.publicity import CoverageReported, ItemReleased, ReleaseWithdrawn
from services.media.use_cases.note_release import note_release
from services.media.use_cases.note_withdrawal import note_withdrawal

hears = Subscriptions(producer="publicity")


@hears.on(ItemReleased)
async def item_released(event: ItemReleased, work: Work) -> None:
    """Desks may have the assets once the embargo is over."""
    await note_release(work, item_id=event.item_id, asset_ids=event.asset_ids, embargoed_until=event.embargoed_until)


@hears.on(CoverageReported)
async def coverage_reported(event: CoverageReported, work: Work) -> None:
    """The release stands as told; after a replay this is the only word of it."""
    await note_release(work, item_id=event.item_id, asset_ids=event.asset_ids, embargoed_until=event.embargoed_until)


@hears.on(ReleaseWithdrawn)
async def release_withdrawn(event: ReleaseWithdrawn, work: Work) -> None:
    """Desks lose the assets at once."""
    await note_withdrawal(work, item_id=event.item_id, asset_ids=event.asset_ids)
