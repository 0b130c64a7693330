"""Note that a release was withdrawn."""

from datetime import datetime
from uuid import UUID

from chassis.work import Work
from services.submission.use_cases.keep_publication import keep_publication


async def note_release_withdrawn(work: Work, *, item_id: UUID, at: datetime, reason: str) -> None:
    """Show the unit that its item must no longer be used."""
    publication = await keep_publication(work, item_id=item_id)
    publication.withdraw(at=at, reason=reason)
