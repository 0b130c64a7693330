"""Note an edition."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.domain.known_edition import KnownEdition


async def note_edition(
    work: Work,
    *,
    edition_id: UUID,
    year: int,
    window: tuple[datetime, datetime, datetime],
    focus_areas: dict[str, str],
    activity_types: dict[str, str],
    item_types: dict[str, dict[str, Any]],
) -> None:
    """Keep an edition as it was published or amended; `window` is opens, due, locks."""
    opens_at, due_at, locks_at = window
    edition = KnownEdition(
        edition_id=edition_id,
        year=year,
        opens_at=opens_at,
        due_at=due_at,
        locks_at=locks_at,
        focus_areas=focus_areas,
        activity_types=activity_types,
        item_types=item_types,
    )
    known = await work.find(KnownEdition, edition_id)
    if known is None:
        work.add(edition)
    else:
        known.sqlmodel_update(edition)
