"""Note a release."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.use_cases.keep_publication import keep_publication


async def note_release(
    work: Work, *, item_id: UUID, at: datetime, embargoed_until: datetime | None, correction: dict[str, Any] | None
) -> None:
    """Show the unit that its item went out, and what became of its newest correction."""
    publication = await keep_publication(work, item_id=item_id)
    publication.release(at=at, embargoed_until=embargoed_until, correction=correction)
