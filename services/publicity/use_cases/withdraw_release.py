"""Take a released item back from the media."""

from uuid import UUID

from chassis.work import Work
from contracts.ninjs import NinjsItem
from services.publicity import messages
from services.publicity.documents.ninjs_3_1 import canceled_item
from services.publicity.domain import Entry
from services.publicity.domain.feed_item import FeedKind
from services.publicity.domain.refusals import ItemUnknown
from services.publicity.queries.corrections import pending_correction
from services.publicity.queries.feed import newest_feed_item
from services.publicity.use_cases.append_feed import Draft, append_feed


async def withdraw_release(work: Work, *, item_id: UUID, by: UUID | None, reason: str) -> Entry:
    """Withdraw; every desk is told under the next sequence. What an embargo still held back was never told to
    any desk, so nothing is to be taken back from them."""
    entry = await work.get(Entry, item_id, refusal=ItemUnknown)
    entry.withdraw(by=by, reason=reason, at=work.now())
    correction = await pending_correction(work, item_id)
    if correction is not None:
        correction.end(at=work.now())
    newest = await newest_feed_item(work, item_id)
    if newest is not None:
        published, at = NinjsItem.model_validate(newest.document), work.now()
        draft = Draft(
            entry,
            FeedKind.CANCELED,
            lambda sequence: canceled_item(published, entry, sequence=sequence, at=at),
        )
        await append_feed(work, drafts=[draft])
    work.publish(messages.release_withdrawn(entry))
    return entry
