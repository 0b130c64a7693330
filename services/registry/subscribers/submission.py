"""What the registry hears from submission: how far items are, so that nobody is reminded of what is done."""

from collections.abc import Mapping, Sequence

from chassis.subscriptions import Heard, Subscriptions
from chassis.work import Work
from contracts.submission import (
    ItemApproved,
    ItemDrafted,
    ItemFact,
    ItemReceived,
    ItemReturned,
    ItemSubmitted,
    ItemWithdrawn,
)
from services.registry.domain import KnownItem
from services.registry.use_cases.note_items import note_items

hears = Subscriptions(producer="submission")


STATES: Mapping[type[ItemFact], str] = {
    ItemDrafted: "draft",
    ItemSubmitted: "submitted",
    ItemReturned: "returned",
    ItemApproved: "approved",
    ItemReceived: "received",
    ItemWithdrawn: "withdrawn",
}


async def on_items(heard: Sequence[Heard[ItemFact]], work: Work) -> None:
    """How far they are: each fact is a state."""
    await note_items(work, items=[_known(each.event) for each in heard])


def _known(event: ItemFact) -> KnownItem:
    return KnownItem(
        item_id=event.item_id,
        edition_id=event.edition_id,
        unit_id=event.unit_id,
        item_type=event.item_type,
        state=STATES[type(event)],
    )


for fact in STATES:
    hears.on_many(fact)(on_items)
