"""Bequeath what a unit that has ended had not sent up."""

from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import ItemState
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.ended_units import items_of_ended_units

STEPS = {ItemState.DRAFT: Step.CREATED, ItemState.RETURNED: Step.RETURNED}


async def bequeath_items(work: Work) -> int:
    """Drafts and returned items go to the unit that the ended one became, in that edition alone; how many.

    What has no successor stays where it is. Each item tells anew whose it is, so that boards and reminders follow."""
    left = await items_of_ended_units(work, limit=100)
    for item, successor in left:
        ended = item.unit_name
        item.bequeath(successor, at=work.now())
        media = "；原单位上传的照片和视频不能沿用，请重新上传" if item.asset_ids else ""
        reason = f"{ended}已停用，由接替单位{successor.name}继续办理{media}"
        work.add(ItemStep.of(item, STEPS[ItemState(item.state)], reason=reason))
        work.publish(messages.TELLS[item.state](item))
    return len(left)
