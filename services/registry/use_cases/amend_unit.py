"""A unit is renamed, or moved, in an edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Edition, Enrolment
from services.registry.domain.audit import Act
from services.registry.domain.edition import EditionNotFound
from services.registry.domain.enrolment import Surroundings, UnitFacts
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.unit import OfficialCodeTaken, ParentUnfit, TreeKept, UnitNotFound
from services.registry.use_cases.record_act import record_act


@dataclass(frozen=True)
class UnitPlacing:
    """Which units are around it, by id."""

    parent_id: UUID | None
    other_parents: Sequence[UUID] = ()
    located_in: UUID | None = None


async def amend_unit(
    work: Work,
    *,
    edition_id: UUID,
    unit_id: UUID,
    facts: UnitFacts,
    placing: UnitPlacing,
    seen_version: int,
    by: UUID | None,
) -> Enrolment:
    """In its newest edition only; older ones keep name and tree. What stands below it is told with its new path."""
    await work.get(Edition, edition_id, refusal=EditionNotFound)
    enrolment = await work.get(Enrolment, enrolment_id_of(edition_id, unit_id), refusal=UnitNotFound)
    if not await queries.is_newest(work, enrolment):
        raise TreeKept
    enrolment.require_version(seen_version)
    before = list(enrolment.path)
    around = await _surroundings(work, edition_id, placing)
    if await queries.has_official_code(
        work, facts.official_code, edition_id=edition_id, parent_id=placing.parent_id, but_of=unit_id
    ):
        raise OfficialCodeTaken
    if not enrolment.amend(facts, around, by=by, at=work.now()):
        return enrolment
    work.publish(messages.unit_enrolled(enrolment))
    if enrolment.path != before:
        for below in await queries.enrolments_below(work, edition_id, unit_id):
            below.follow(enrolment, by=by, at=work.now())
            work.publish(messages.unit_enrolled(below))
    told = {"edition": str(edition_id), "moved": enrolment.path != before, "version": enrolment.version}
    await record_act(work, Act("amend-unit", about=("unit", str(unit_id)), by=by, facts=told))
    return enrolment


async def _surroundings(work: Work, edition_id: UUID, placing: UnitPlacing) -> Surroundings:
    """Each named unit as it is in this edition; ParentUnfit at the place of one that is not, or has ended."""
    parent = await _open(work, edition_id, placing.parent_id, "/parent_id") if placing.parent_id else None
    leaders = [
        await _open(work, edition_id, each, f"/other_parents/{place}")
        for place, each in enumerate(placing.other_parents)
    ]
    located_in = await _open(work, edition_id, placing.located_in, "/located_in") if placing.located_in else None
    return Surroundings(parent=parent, leaders=leaders, located_in=located_in)


async def _open(work: Work, edition_id: UUID, unit_id: UUID, pointer: str) -> Enrolment:
    found = await work.read(Enrolment, enrolment_id_of(edition_id, unit_id))
    if found is None or found.closed_on is not None:
        raise ParentUnfit(errors=[FieldError(pointer, "该单位不在本届或已停用", "unknown")])
    return found
