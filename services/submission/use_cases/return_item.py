"""Return an item."""

from collections.abc import Sequence
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item, Note
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.item_to_act_on import locked_item


async def return_item(
    work: Work, *, item_id: UUID, notes: Sequence[Note], by: Principal, seen: int | None = None
) -> Item:
    """Give an item back to its unit with what is to be mended, place by place."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    item.give_back(notes, by=by, at=work.now())
    work.add(ItemStep.of(item, Step.RETURNED, unit_id=by.unit_id, reason=item.return_code or "", notes=notes))
    work.publish(messages.item_returned(item))
    return item
