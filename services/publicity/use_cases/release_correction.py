"""Release a correction in place of what is out."""

from uuid import UUID

from chassis.work import Work
from contracts.ninjs import NinjsItem
from services.publicity import messages
from services.publicity.documents.ninjs_3_1 import corrected_item
from services.publicity.domain import Entry
from services.publicity.domain.feed_item import FeedKind
from services.publicity.domain.refusals import EntryUnknown
from services.publicity.queries.corrections import correction_to_decide
from services.publicity.queries.feed import newest_feed_item
from services.publicity.queries.selection import involved_in, publications
from services.publicity.use_cases.append_feed import Draft, append_feed


async def release_correction(work: Work, *, item_id: UUID, item_version: int, by: UUID, public_url: str) -> Entry:
    """Every desk gets the corrected document under the next sequence. What an embargo still holds back was never told
    to any desk: it will go out as corrected."""
    entry = await work.get(Entry, item_id, refusal=EntryUnknown)
    correction = await correction_to_decide(work, item_id, seen=item_version)
    involved = await involved_in(work, [entry])
    entry.correct(correction.offer_to(entry), by=by, involved=involved[entry.id])
    correction.release(by=by, at=work.now())
    (publication,) = await publications(work, [entry])
    standing = await newest_feed_item(work, item_id)
    if standing is not None:
        before, at = NinjsItem.model_validate(standing.document), work.now()
        draft = Draft(
            entry,
            FeedKind.UPDATED,
            lambda sequence: corrected_item(
                publication, public_url, sequence, before=before, reason=correction.reason, at=at
            ),
        )
        await append_feed(work, drafts=[draft])
    await messages.tell_again(work, entry)
    return entry
