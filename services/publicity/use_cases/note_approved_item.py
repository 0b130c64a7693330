"""Submission said that an item is approved: the pool takes it."""

from sqlalchemy import delete
from sqlmodel import col

from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Assignment, Entry, Score
from services.publicity.domain.entry import Offer


async def note_approved_item(work: Work, *, offer: Offer) -> None:
    """Pool a new item; new content of an item that is not out yet starts from the beginning."""
    entry = await work.find(Entry, offer.item_id)
    if entry is None:
        entry = Entry.pooled(offer, at=work.now())
        work.add(entry)
    elif entry.takes(offer):
        await work.run(delete(Score).where(col(Score.entry_id) == entry.id))
        await work.run(delete(Assignment).where(col(Assignment.entry_id) == entry.id))
        entry.pool_again(offer, at=work.now())
    else:
        return
    work.publish(messages.item_pooled(entry))
