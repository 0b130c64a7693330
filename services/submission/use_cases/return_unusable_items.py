"""Return items whose media cannot be used."""

from chassis.work import Work
from services.submission import messages
from services.submission.domain.asset_list import KnownAssets, asset_faults
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.assets import known_assets, submitted_items_with_unusable_assets

PAGE = 100


async def return_unusable_items(work: Work) -> int:
    """Give back what was submitted at the very moment at which media told that an asset is no good; how many.

    Neither of the two transactions can see the other then, so somebody has to look again.
    """
    items = await submitted_items_with_unusable_assets(work, limit=PAGE)
    for item in items:
        return_if_unusable(work, item, await known_assets(work, item.asset_ids))
    return len(items)


def return_if_unusable(work: Work, item: Item, known: KnownAssets) -> None:
    """The system returns a submitted item for an asset that is rejected, another unit's or in the wrong field, with
    the reason at its place."""
    faults = asset_faults(item.content, known, unit_id=item.unit_id)
    if not faults:
        return
    notes = [{"pointer": fault.pointer, "text": fault.detail} for fault in faults]
    item.give_back_by_system(faults[0].code, notes, at=work.now())
    work.add(ItemStep.of(item, Step.RETURNED, reason=faults[0].code, notes=notes))
    work.publish(messages.item_returned(item))
