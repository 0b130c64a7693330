"""Note a unit."""

from collections.abc import Sequence
from uuid import UUID

from chassis.work import Work
from services.submission.domain.known_unit import KnownUnit


async def note_unit(
    work: Work,
    *,
    edition_id: UUID,
    unit_id: UUID,
    code: str,
    name: str,
    kind: str,
    region: str,
    path: Sequence[UUID],
) -> None:
    """Keep a unit's name and place in the tree of one edition."""
    unit = KnownUnit(
        edition_id=edition_id, unit_id=unit_id, code=code, name=name, kind=kind, region=region, path=list(path)
    )
    known = await work.find(KnownUnit, (edition_id, unit_id))
    if known is None:
        work.add(unit)
    else:
        known.sqlmodel_update(unit)
