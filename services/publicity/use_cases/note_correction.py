"""Submission said that an item which had gone out is approved again."""

from collections.abc import Mapping

from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Correction, Entry
from services.publicity.domain.entry import Offer
from services.publicity.queries.corrections import newest_correction


async def note_correction(work: Work, *, entry: Entry, offer: Offer, trace: Mapping[str, str]) -> None:
    """Other content waits for a publisher, in place of an older correction that still did. Submission hears in any
    case that we have it: it waits to. What it told before is no news; the receipt of an approval is none of its own."""
    newest = await newest_correction(work, entry.id)
    if offer.approved_at <= max(each.approved_at for each in (entry, newest) if each is not None):
        return
    if newest is not None and newest.pending:
        newest.supersede(at=work.now())
        await work.flush()  # only one of an entry may be pending
    if entry.corrected_by(offer):
        work.add(Correction.of(offer, at=work.now()))
    else:
        entry.keep_place(offer)
    await messages.tell_again(work, entry, trace=trace)
