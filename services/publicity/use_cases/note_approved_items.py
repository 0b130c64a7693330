"""Submission said that items are approved: the pool takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import col

from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Assignment, Entry, Score
from services.publicity.domain.entry import Offer, Told
from services.publicity.use_cases.note_correction import note_correction


@dataclass(frozen=True)
class Offered:
    """One approved item, and the trace in which it was approved."""

    offer: Offer
    trace: Mapping[str, str]


async def note_approved_items(work: Work, *, offered: Sequence[Offered]) -> None:
    """Pool new items. Before the release, new content starts from the beginning and the same keeps its place; after it
    a publisher decides."""
    entries = await work.find_all(Entry, [each.offer.item_id for each in offered])
    for each in offered:
        offer, entry = each.offer, entries.get(each.offer.item_id)
        if entry is None:
            entry = Entry.pooled(offer, at=work.now())
            work.add(entry)
        elif entry.has_gone_out:
            await note_correction(work, entry=entry, offer=offer, trace=each.trace)
            continue
        elif entry.takes(offer):
            await work.run(delete(Score).where(col(Score.entry_id) == entry.id))
            await work.run(delete(Assignment).where(col(Assignment.entry_id) == entry.id))
            entry.pool_again(offer, at=work.now())
        elif entry.approved_anew(offer):
            entry.keep_place(offer)
            entry.tell(Told.POOLED)
        else:
            continue
        work.publish(messages.item_pooled(entry), trace=each.trace)
