"""Note a release."""

from datetime import datetime
from uuid import UUID

from chassis.work import Work
from services.submission.use_cases.keep_publication import keep_publication


async def note_release(work: Work, *, item_id: UUID, at: datetime, embargoed_until: datetime | None) -> None:
    """Show the unit that its item went out."""
    publication = await keep_publication(work, item_id=item_id)
    publication.release(at=at, embargoed_until=embargoed_until)
