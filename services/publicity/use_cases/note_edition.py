"""The registry published or amended an edition."""

from collections.abc import Mapping
from uuid import UUID

from chassis.work import Work
from services.publicity.domain import KnownEdition


async def note_edition(
    work: Work,
    *,
    edition_id: UUID,
    year: int,
    theme: str,
    focus_areas: Mapping[str, str],
    activity_types: Mapping[str, str],
) -> None:
    """Keep the names of the edition's vocabulary."""
    known = await work.find(KnownEdition, edition_id)
    if known is None:
        known = KnownEdition(edition_id=edition_id, year=year, theme=theme, focus_areas={}, activity_types={})
        work.add(known)
    known.year, known.theme = year, theme
    known.focus_areas, known.activity_types = dict(focus_areas), dict(activity_types)
