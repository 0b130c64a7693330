"""Note an edition."""

from chassis.work import Work
from services.submission.domain.known_edition import KnownEdition


async def note_edition(work: Work, *, edition: KnownEdition) -> None:
    """Keep an edition as it was published or amended."""
    known = await work.find(KnownEdition, edition.edition_id)
    if known is None:
        work.add(edition)
    else:
        known.sqlmodel_update(edition)
