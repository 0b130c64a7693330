"""Note coverage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.use_cases.keep_publication import keep_publication


async def note_coverage(
    work: Work,
    *,
    item_id: UUID,
    coverage: Sequence[dict[str, Any]],
    released_at: datetime,
    embargoed_until: datetime | None,
    correction: dict[str, Any] | None,
) -> None:
    """Show the unit all places where its item was printed; each report carries all of them, and the release."""
    publication = await keep_publication(work, item_id=item_id)
    publication.cover(list(coverage), released_at=released_at, embargoed_until=embargoed_until, correction=correction)
