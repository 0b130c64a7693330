"""Units over HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import set_etag
from contracts.roles import UnitKind
from services.registry import queries
from services.registry.api.callers import Cursor, Limit, Registrar, SearchText, SignedIn
from services.registry.api.unit_out import NamedUnit, UnitInFull, UnitOut, shown
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.close_unit import close_unit
from services.registry.use_cases.register_unit import register_unit

routes = router("/units", tags=["units"])

Name = Annotated[str, StringConstraints(min_length=2, max_length=100)]
ShortName = Annotated[str, StringConstraints(max_length=40)]
OfficialCode = Annotated[str, StringConstraints(pattern=r"^(\d{5}|\d{10})?$")]
SchoolType = Literal["", "secondary", "higher", "undergraduate", "technician"]


class RegisterUnit(Input):
    """A unit and its place in an edition; the region is the parent's unless told."""

    edition_id: UUID
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,40}$")]
    name: Name
    short_name: ShortName = ""
    kind: UnitKind
    region: ShortName = ""
    parent_id: UUID | None = None
    official_code: OfficialCode = ""
    school_type: SchoolType = ""


class UnitPage(Output):
    """Units by code; `next` leads to the page after."""

    items: list[UnitOut]
    next: str | None


class UnitClosedOut(Output):
    """A unit that ended, and how many accounts with it."""

    id: UUID
    accounts_revoked: int


@routes.get("")
async def list_units(
    reader: SignedIn,
    runtime: RuntimeDep,
    work: WorkDep,
    edition: UUID | None = None,
    under: UUID | None = None,
    kind: UnitKind | None = None,
    text: SearchText = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> UnitPage:
    """Units of an edition (the current one unless named), by code; `under` keeps those anywhere below a unit,
    `text` those whose name or code has it."""
    edition_id = edition or (await queries.current_edition(work)).id
    scope = f"units:{edition_id}:{under}:{kind}:{text}"
    after = runtime.cursors.open(scope, cursor)[0] if cursor else None
    wanted = queries.UnitFilter(edition_id=edition_id, under=under, kind=kind, text=text)
    rows = await queries.units_page(work, wanted, after=after, limit=limit + 1)
    following = runtime.cursors.seal(scope, [rows[limit - 1][0].code]) if len(rows) > limit else None
    return UnitPage(items=[shown(row, reader) for row in rows[:limit]], next=following)


@routes.get("/{unit_id}")
async def read(
    unit_id: UUID, reader: SignedIn, response: Response, work: WorkDep, edition: UUID | None = None
) -> UnitInFull:
    """A unit as it is in the edition named, else in its newest, with the units around it."""
    row = await queries.unit_row(work, unit_id=unit_id, edition_id=edition)
    enrolment = row[0]
    ids = {*enrolment.other_parents, *enrolment.successor_ids, enrolment.parent_id, enrolment.located_in} - {None}
    around = await queries.enrolments_of(work, enrolment.edition_id, [each for each in ids if each])

    def named(*ids: UUID | None) -> list[NamedUnit]:
        found = (around[each] for each in ids if each in around)
        return [NamedUnit(id=each.unit_id, name=each.name, code=each.code) for each in found]

    set_etag(response, enrolment.version)
    return UnitInFull(
        **shown(row, reader).model_dump(),
        parent=next(iter(named(enrolment.parent_id)), None),
        leaders=named(*enrolment.other_parents),
        located_in_unit=next(iter(named(enrolment.located_in)), None),
        successors=named(*enrolment.successor_ids),
    )


@routes.post("", status_code=201)
async def register(body: RegisterUnit, registrar: Registrar, response: Response, work: WorkDep) -> UnitOut:
    """Register a unit and enrol it; what a demo registrar registers is demo."""
    facts = body.model_dump(exclude={"edition_id", "parent_id", "kind"})
    draft = UnitDraft(**facts, kind=str(body.kind), demo=registrar.demo)
    await register_unit(work, edition_id=body.edition_id, draft=draft, parent_id=body.parent_id, by=registrar.id)
    response.headers["Location"] = f"/api/registry/v1/units/{draft.id}"
    return shown(await queries.unit_row(work, unit_id=draft.id, edition_id=body.edition_id), registrar)


@routes.post("/{unit_id}/closure")
async def close(unit_id: UUID, registrar: Registrar, work: WorkDep) -> UnitClosedOut:
    """End a unit, and its accounts with it."""
    return UnitClosedOut(id=unit_id, accounts_revoked=await close_unit(work, unit_id=unit_id, by=registrar.id))
