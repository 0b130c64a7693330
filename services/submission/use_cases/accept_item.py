"""Accept an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.queries.item_to_act_on import locked_item


async def accept_item(work: Work, *, item_id: UUID, by: Principal, seen: int | None = None) -> Item:
    """The ministry's office takes an approved item that is not for the pool; it is frozen from then on."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    accept_locked(work, item, by=by)
    return item


def accept_locked(work: Work, item: Item, *, by: Principal) -> None:
    """The step of an item that is locked."""
    item.accept(by=by, at=work.now())
    work.add(ItemStep.of(item, Step.RECEIVED, unit_id=by.unit_id))
    work.publish(messages.item_received(item))
