"""Units over time: renamed, moved, merged, split."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field, StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.registry import queries
from services.registry.api.callers import Reason, Registrar
from services.registry.api.unit_out import UnitOut, shown
from services.registry.api.units import Name, OfficialCode, SchoolType, ShortName
from services.registry.domain.enrolment import LEADERS_MOST, UnitFacts
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.amend_unit import UnitPlacing, amend_unit
from services.registry.use_cases.merge_units import merge_units
from services.registry.use_cases.split_unit import split_unit

routes = router("/units", tags=["units"])


class AmendUnit(Input):
    """The whole of what is told of a unit in an edition; an empty region is the parent's."""

    edition_id: UUID
    name: Name
    short_name: ShortName = ""
    region: ShortName = ""
    official_code: OfficialCode = ""
    school_type: SchoolType = ""
    parent_id: UUID | None
    other_parents: Annotated[list[UUID], Field(max_length=LEADERS_MOST * 2)] = Field(default_factory=list)
    located_in: UUID | None = None


class MergeUnits(Input):
    """Units that end, and the one that they become."""

    edition_id: UUID
    unit_ids: Annotated[list[UUID], Field(min_length=1, max_length=20)]
    into: UUID
    reason: Reason


class MergerOut(Output):
    """The successor, and how many accounts went over to it."""

    unit: UnitOut
    accounts_moved: int


class UnitPart(Input):
    """A unit that a split makes; its kind and place are those of the one that is split."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,40}$")]
    name: Name
    short_name: ShortName = ""
    official_code: OfficialCode = ""


class SplitUnit(Input):
    """What a unit becomes, and which part takes its accounts over."""

    edition_id: UUID
    parts: Annotated[list[UnitPart], Field(min_length=1, max_length=10)]
    accounts_to: str
    reason: Reason


class SplitOut(Output):
    """The parts."""

    parts: list[UnitOut]


@routes.put("/{unit_id}")
async def amend(
    unit_id: UUID, body: AmendUnit, seen: IfMatch, registrar: Registrar, response: Response, work: WorkDep
) -> UnitOut:
    """Rename a unit or move it, in its newest edition; older ones keep what they had."""
    facts = UnitFacts(
        **body.model_dump(include={"name", "short_name", "region", "official_code", "school_type"}),
    )
    placing = UnitPlacing(body.parent_id, body.other_parents, body.located_in)
    enrolment = await amend_unit(
        work,
        edition_id=body.edition_id,
        unit_id=unit_id,
        facts=facts,
        placing=placing,
        seen_version=seen,
        by=registrar.id,
    )
    await work.flush()
    set_etag(response, enrolment.version)
    return shown(await queries.unit_row(work, unit_id=unit_id, edition_id=body.edition_id), registrar)


@routes.post("/mergers")
async def merge(body: MergeUnits, registrar: Registrar, work: WorkDep) -> MergerOut:
    """Several become one; what they reported stays theirs."""
    moved = await merge_units(
        work,
        edition_id=body.edition_id,
        unit_ids=body.unit_ids,
        into=body.into,
        reason=body.reason,
        by=registrar.id,
    )
    row = await queries.unit_row(work, unit_id=body.into, edition_id=body.edition_id)
    return MergerOut(unit=shown(row, registrar), accounts_moved=len(moved))


@routes.post("/{unit_id}/split")
async def split(unit_id: UUID, body: SplitUnit, registrar: Registrar, work: WorkDep) -> SplitOut:
    """One becomes several."""
    kind = (await queries.unit_row(work, unit_id=unit_id, edition_id=body.edition_id))[0].kind
    drafts = [UnitDraft(**part.model_dump(), kind=kind, demo=registrar.demo) for part in body.parts]
    await split_unit(
        work,
        edition_id=body.edition_id,
        unit_id=unit_id,
        drafts=drafts,
        accounts_to=body.accounts_to,
        reason=body.reason,
        by=registrar.id,
    )
    rows = [await queries.unit_row(work, unit_id=each.id, edition_id=body.edition_id) for each in drafts]
    return SplitOut(parts=[shown(row, registrar) for row in rows])
