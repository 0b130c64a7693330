"""Note that the ministry's pool took items."""

from collections.abc import Mapping
from uuid import UUID

from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.refusals import ItemNotFound


async def note_pooled_items(work: Work, *, traces: Mapping[UUID, Mapping[str, str]]) -> None:
    """An approved item is received; one that was withdrawn meanwhile stays so, and publicity will hear of it.

    `traces` has the items, each with the trace in which it was pooled.
    """
    items = await work.find_all(Item, traces)
    if len(items) < len(traces):
        raise ItemNotFound
    for item_id, trace in traces.items():
        item = items[item_id]
        if item.receive(at=work.now()):
            work.add(ItemStep.of(item, Step.RECEIVED))
            work.publish(messages.item_received(item), trace=trace)
