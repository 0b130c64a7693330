"""Withdraw an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.item_to_act_on import locked_item


async def withdraw_item(work: Work, *, item_id: UUID, reason: str, by: Principal, seen: int | None = None) -> Item:
    """Take back for good what the unit submitted, wherever it has got to."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    item.withdraw(reason, by=by, at=work.now())
    work.add(ItemStep.of(item, Step.WITHDRAWN, unit_id=by.unit_id, reason=reason))
    work.publish(messages.item_withdrawn(item))
    return item
