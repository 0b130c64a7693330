"""What the registry hears from submission: how far items are, so that nobody is reminded of what is done."""

from collections.abc import Sequence

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


@hears.on_many(ItemDrafted)
async def on_drafted(heard: Sequence[Heard[ItemDrafted]], work: Work) -> None:
    """Begun, and perhaps forgotten."""
    await note_items(work, items=[_known(each.event, "draft") for each in heard])


@hears.on_many(ItemSubmitted)
async def on_submitted(heard: Sequence[Heard[ItemSubmitted]], work: Work) -> None:
    """The unit has done its part."""
    await note_items(work, items=[_known(each.event, "submitted") for each in heard])


@hears.on_many(ItemReturned)
async def on_returned(heard: Sequence[Heard[ItemReturned]], work: Work) -> None:
    """It is the unit's turn again."""
    await note_items(work, items=[_known(each.event, "returned") for each in heard])


@hears.on_many(ItemApproved)
async def on_approved(heard: Sequence[Heard[ItemApproved]], work: Work) -> None:
    """Done."""
    await note_items(work, items=[_known(each.event, "approved") for each in heard])


@hears.on_many(ItemReceived)
async def on_received(heard: Sequence[Heard[ItemReceived]], work: Work) -> None:
    """Done."""
    await note_items(work, items=[_known(each.event, "received") for each in heard])


@hears.on_many(ItemWithdrawn)
async def on_withdrawn(heard: Sequence[Heard[ItemWithdrawn]], work: Work) -> None:
    """It counts no more."""
    await note_items(work, items=[_known(each.event, "withdrawn") for each in heard])


def _known(event: ItemFact, state: str) -> KnownItem:
    return KnownItem(
        item_id=event.item_id,
        edition_id=event.edition_id,
        unit_id=event.unit_id,
        item_type=event.item_type,
        state=state,
    )
