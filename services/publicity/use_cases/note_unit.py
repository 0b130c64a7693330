"""The registry enrolled a unit in an edition."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import KnownUnit


async def note_unit(
    work: Work, *, enrolment_id: UUID, edition_id: UUID, unit_id: UUID, code: str, name: str, kind: str, region: str
) -> None:
    """Keep the unit's name as it is in the edition."""
    known = await work.find(KnownUnit, enrolment_id)
    if known is None:
        known = KnownUnit(
            enrolment_id=enrolment_id,
            edition_id=edition_id,
            unit_id=unit_id,
            code=code,
            name=name,
            kind=kind,
            region=region,
        )
        work.add(known)
    known.code, known.name, known.kind, known.region = code, name, kind, region
