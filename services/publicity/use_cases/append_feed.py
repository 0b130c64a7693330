"""Give documents the next feed sequences, in the order of commits and without a gap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text, update
from sqlmodel import col

from chassis.work import Work
from contracts.ninjs import NinjsItem
from services.publicity import messages
from services.publicity.domain import Entry, FeedItem
from services.publicity.domain.feed_item import FeedKind

# Transaction-level advisory lock (space, number). The relay's space is another.
TAKE_FEED = text("select pg_advisory_xact_lock(26213, 1)")


@dataclass(frozen=True)
class Draft:
    """An entry and the document that is written once its sequence is known."""

    entry: Entry
    kind: FeedKind
    document: Callable[[int], NinjsItem]


async def append_feed(work: Work, *, drafts: Sequence[Draft]) -> None:
    """Append the documents in this order.

    Everything slow comes before: from the lock to the commit only inserts are left. The lock is held until the
    commit, so a reader that sees a sequence sees all below it.
    """
    await work.flush()
    await work.run(TAKE_FEED)
    # A statement of its own: one that began before the lock was had would not see what the last holder wrote.
    last: int = (await work.run(select(func.coalesce(func.max(col(FeedItem.sequence)), 0)))).scalars().first()
    item_ids = [draft.entry.id for draft in drafts]
    await work.run(
        update(FeedItem).where(col(FeedItem.item_id).in_(item_ids), ~col(FeedItem.superseded)).values(superseded=True)
    )
    for sequence, draft in enumerate(drafts, last + 1):
        item = FeedItem(
            sequence=sequence,
            item_id=draft.entry.id,
            kind=draft.kind,
            document=draft.document(sequence).json_object(),
            released_at=work.now(),
        )
        draft.entry.goes_out(sequence=sequence)
        work.add(item)
        work.publish(messages.media_item(item))
