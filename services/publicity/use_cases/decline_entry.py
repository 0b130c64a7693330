"""Leave an entry out."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Entry
from services.publicity.domain.refusals import EntryUnknown


async def decline_entry(work: Work, *, entry_id: UUID) -> Entry:
    """Not taken; the unit is not told, since there is no ranking and no list of those left out."""
    entry = await work.get(Entry, entry_id, refusal=EntryUnknown)
    entry.decline()
    return entry
