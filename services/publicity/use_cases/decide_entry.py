"""Decide an entry, pending its release."""

from datetime import datetime
from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Entry
from services.publicity.domain.refusals import EntryUnknown


async def decide_entry(work: Work, *, entry_id: UUID, by: UUID, embargoed_until: datetime | None) -> Entry:
    """To be released, at once or with an embargo; the last decision before the release stands."""
    entry = await work.get(Entry, entry_id, refusal=EntryUnknown)
    entry.decide(by=by, embargoed_until=embargoed_until, at=work.now())
    return entry
