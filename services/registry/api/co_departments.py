"""Rosters of co-departments over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field, StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.registry import queries
from services.registry.api.callers import Keeper, SignedIn, require_keeps
from services.registry.domain.co_department import SYSTEMS, USUAL, DepartmentFacts
from services.registry.use_cases.set_co_departments import set_co_departments

routes = router("/units", tags=["co-departments"])

System = Annotated[str, Field(json_schema_extra={"enum": list(SYSTEMS)}, pattern=f"^({'|'.join(SYSTEMS)})$")]


class DepartmentIn(Input):
    """A department by its system and its name here."""

    system: System
    name: Annotated[str, StringConstraints(min_length=2, max_length=60)]


class SetRoster(Input):
    """The whole roster of a territory in an edition."""

    edition_id: UUID
    departments: Annotated[list[DepartmentIn], Field(max_length=20)]


class DepartmentOut(Output):
    """A department of the roster."""

    system: str
    system_name: str
    name: str


class RosterOut(Output):
    """The roster; `usual` are the systems that the notice addresses for this kind of unit."""

    unit_id: UUID
    edition_id: UUID
    departments: list[DepartmentOut]
    usual: list[DepartmentOut]


async def roster(work: WorkDep, *, edition_id: UUID, unit_id: UUID) -> RosterOut:
    """As it stands."""
    enrolment = (await queries.unit_row(work, unit_id=unit_id, edition_id=edition_id))[0]
    rows = await queries.roster_of(work, edition_id=enrolment.edition_id, unit_id=unit_id)
    return RosterOut(
        unit_id=unit_id,
        edition_id=enrolment.edition_id,
        departments=[DepartmentOut(system=r.system, system_name=SYSTEMS[r.system], name=r.name) for r in rows],
        usual=[
            DepartmentOut(system=each, system_name=SYSTEMS[each], name=SYSTEMS[each])
            for each in USUAL.get(enrolment.kind, ())
        ],
    )


@routes.get("/{unit_id}/co-departments")
async def read(unit_id: UUID, _reader: SignedIn, work: WorkDep, edition: UUID | None = None) -> RosterOut:
    """Which departments of a territory take part."""
    edition_id = edition or (await queries.unit_row(work, unit_id=unit_id))[0].edition_id
    return await roster(work, edition_id=edition_id, unit_id=unit_id)


@routes.put("/{unit_id}/co-departments")
async def tell(unit_id: UUID, body: SetRoster, keeper: Keeper, response: Response, work: WorkDep) -> RosterOut:
    """The whole roster anew; the last one who tells it is right, and the audit knows who that was."""
    require_keeps(keeper, (await queries.unit_row(work, unit_id=unit_id, edition_id=body.edition_id))[0])
    departments = tuple(DepartmentFacts(each.system, each.name) for each in body.departments)
    await set_co_departments(work, edition_id=body.edition_id, unit_id=unit_id, departments=departments, by=keeper.id)
    response.headers["Cache-Control"] = "no-store"
    return await roster(work, edition_id=body.edition_id, unit_id=unit_id)
