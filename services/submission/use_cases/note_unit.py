"""Note a unit."""

from chassis.work import Work
from services.submission.domain.known_unit import KnownUnit


async def note_unit(work: Work, *, unit: KnownUnit) -> None:
    """Keep a unit's name and place in the tree of one edition, and its end there.

    What it has under way keeps the way that it was submitted on.
    """
    known = await work.find(KnownUnit, (unit.edition_id, unit.unit_id))
    if known is None:
        work.add(unit)
    else:
        known.sqlmodel_update(unit)
