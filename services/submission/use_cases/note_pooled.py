"""Note that the ministry's pool took an item."""

from uuid import UUID

from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.refusals import ItemNotFound


async def note_pooled(work: Work, *, item_id: UUID) -> None:
    """An approved item is received; one that was withdrawn meanwhile stays so, and publicity will hear of it."""
    item = await work.get(Item, item_id, refusal=ItemNotFound)
    if item.receive(at=work.now()):
        work.add(ItemStep.of(item, Step.RECEIVED))
        work.publish(messages.item_received(item))
