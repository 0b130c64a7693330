"""What publicity hears from submission: what may be pooled, and what was taken back."""

from collections.abc import Sequence

from chassis.subscriptions import Heard, Subscriptions
from chassis.work import Work
from contracts.submission import ItemApproved, ItemReceived, ItemWithdrawn
from services.publicity.domain.entry import Offer
from services.publicity.use_cases.note_approved_items import Offered, note_approved_items
from services.publicity.use_cases.note_withdrawn_item import note_withdrawn_item

hears = Subscriptions(producer="submission")


@hears.on_many(ItemApproved)
async def pool_approved(heard: Sequence[Heard[ItemApproved]], work: Work) -> None:
    """The pool takes them."""
    await note_approved_items(work, offered=offers_of(heard))


@hears.on_many(ItemReceived)
async def pool_received(heard: Sequence[Heard[ItemReceived]], work: Work) -> None:
    """The last fact of an approved item tells as much as the approval: a pool that starts anew takes it."""
    await note_approved_items(work, offered=offers_of(heard))


@hears.on(ItemWithdrawn)
async def take_back(event: ItemWithdrawn, work: Work) -> None:
    """Out of the pool, or back from the media."""
    await note_withdrawn_item(work, item_id=event.item_id, reason=event.reason)


def offers_of(heard: Sequence[Heard[ItemApproved] | Heard[ItemReceived]]) -> list[Offered]:
    """What is for the pool; the rest stays with the ministry's office."""
    return [Offered(offer_of(each.event), each.trace) for each in heard if each.event.pooled]


def offer_of(event: ItemApproved | ItemReceived) -> Offer:
    """The item as the pool takes it; what was attached for its approval stays behind."""
    told = event.model_dump(exclude={"version", "occurred_at", "pooled", "content", "attachment_ids"})
    return Offer(item_version=event.version, content=event.content.model_dump(mode="json"), **told)
