"""Leave what is out as it is."""

from uuid import UUID

from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Entry
from services.publicity.domain.refusals import EntryUnknown
from services.publicity.queries.corrections import correction_to_decide


async def decline_correction(work: Work, *, item_id: UUID, item_version: int, by: UUID, reason: str) -> Entry:
    """The unit reads why, and may correct again or withdraw; nobody outside is told."""
    entry = await work.get(Entry, item_id, refusal=EntryUnknown)
    correction = await correction_to_decide(work, item_id, seen=item_version)
    correction.decline(by=by, reason=reason, at=work.now())
    await messages.tell_again(work, entry)
    return entry
