"""An editor proposes an entry for the media."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Entry
from services.publicity.domain.refusals import EntryUnknown


async def propose_entry(work: Work, *, entry_id: UUID, by: UUID, reason: str) -> Entry:
    """Propose a scored entry, with the reason in plain words."""
    entry = await work.get(Entry, entry_id, refusal=EntryUnknown)
    entry.propose(by=by, reason=reason)
    return entry
