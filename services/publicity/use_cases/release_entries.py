"""Release decided entries in one act."""

from collections.abc import Sequence
from uuid import UUID

from chassis.errors import DomainError
from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Entry
from services.publicity.queries.selection import entries_to_release, involved_in, publications
from services.publicity.use_cases.publish_entries import publish_entries


async def release_entries(work: Work, *, entry_ids: Sequence[UUID], by: UUID, public_url: str) -> list[Entry]:
    """All or none. An entry under an embargo is released, and waits for its time before the feed has it."""
    locked = {entry.id: entry for entry in await entries_to_release(work, entry_ids)}
    entries = [locked[entry_id] for entry_id in entry_ids]
    involved = await involved_in(work, entries)
    at = work.now()
    for entry in entries:
        try:
            entry.release(by=by, at=at, involved=involved[entry.id])
        except DomainError as refusal:
            refusal.extensions["entryId"] = str(entry.id)
            raise
    found = await publications(work, entries)
    due = [each for each in found if not each.entry.embargoed(at=at)]
    if due:
        await publish_entries(work, found=due, public_url=public_url)
    for entry in entries:
        work.publish(messages.item_released(entry))
    return entries
