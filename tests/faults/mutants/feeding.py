"""Wrong ways to number the feed."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlmodel import col

from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import FeedItem
from services.publicity.use_cases import append_feed
from services.publicity.use_cases.append_feed import Draft
from tests.faults.mutants.patching import replace


def feed_sequence_by_now() -> None:
    """The sequence is the time, and nobody waits for anybody.

    What commits late stands before what a reader has passed already; and the sequence has gaps: I4.
    """

    async def by_the_clock(work: Work, *, drafts: Sequence[Draft]) -> None:
        item_ids = [draft.entry.id for draft in drafts]
        await work.flush()
        older = update(FeedItem).where(col(FeedItem.item_id).in_(item_ids), ~col(FeedItem.superseded))
        await work.run(older.values(superseded=True))
        for number, draft in enumerate(drafts):
            sequence = int(work.now().timestamp() * 1_000_000) + number
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

    replace(append_feed, "append_feed", by_the_clock)
