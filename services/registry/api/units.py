"""Units over HTTP."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import StringConstraints

from chassis.endpoints import Actions, Input, LockedAction, Output, RuntimeDep, WorkDep, router
from contracts.roles import Role, UnitKind
from services.registry import queries
from services.registry.api.callers import Limit, Registrar, SearchText, SignedIn
from services.registry.domain import Account
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.close_unit import close_unit
from services.registry.use_cases.register_unit import register_unit

routes = router("/units", tags=["units"])

Name = Annotated[str, StringConstraints(min_length=2, max_length=100)]
KEPT = ("register-below", "create-account", "close")


class RegisterUnit(Input):
    """A unit and its place in an edition; the region is the parent's unless told."""

    edition_id: UUID
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,40}$")]
    name: Name
    short_name: Annotated[str, StringConstraints(max_length=40)] = ""
    kind: UnitKind
    region: Annotated[str, StringConstraints(max_length=40)] = ""
    parent_id: UUID | None = None


class UnitOut(Output):
    """A unit as it is in an edition."""

    id: UUID
    enrolment_id: UUID
    edition_id: UUID
    code: str
    name: str
    short_name: str
    kind: str
    region: str
    parent_id: UUID | None
    path: list[UUID]
    closed_on: date | None
    actions: Actions


class UnitPage(Output):
    """Units by code; `next` leads to the page after."""

    items: list[UnitOut]
    next: str | None


class UnitClosedOut(Output):
    """A unit that ended, and how many accounts with it."""

    id: UUID
    accounts_revoked: int


def shown(row: queries.UnitRow, reader: Account) -> UnitOut:
    """The unit for a reader."""
    enrolment, unit = row
    facts = {**enrolment.model_dump(exclude={"id"}), "enrolment_id": enrolment.id, "id": unit.id}
    return UnitOut.model_validate(
        {**facts, "closed_on": unit.closed_on, "actions": actions_for(reader, unit.closed_on)}
    )


def actions_for(reader: Account, closed_on: date | None) -> Actions:
    """A registrar keeps units that are open."""
    if Role.REGISTRAR not in reader.roles:
        return Actions(
            locked=tuple(LockedAction(action=each, reason="由教育部登记员办理", who="教育部登记员") for each in KEPT)
        )
    if closed_on is not None:
        reason = f"该单位已于 {closed_on} 停用"
        return Actions(locked=tuple(LockedAction(action=each, reason=reason) for each in KEPT))
    return Actions(allowed=KEPT)


@routes.get("")
async def list_units(
    reader: SignedIn,
    runtime: RuntimeDep,
    work: WorkDep,
    edition: UUID | None = None,
    under: UUID | None = None,
    kind: UnitKind | None = None,
    text: SearchText = None,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
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
async def read(unit_id: UUID, reader: SignedIn, work: WorkDep, edition: UUID | None = None) -> UnitOut:
    """A unit as it is in the edition named, else in its newest."""
    return shown(await queries.unit_row(work, unit_id=unit_id, edition_id=edition), reader)


@routes.post("", status_code=201)
async def register(body: RegisterUnit, registrar: Registrar, response: Response, work: WorkDep) -> UnitOut:
    """Register a unit and enrol it; what a demo registrar registers is demo."""
    facts = body.model_dump(exclude={"edition_id", "parent_id", "kind"})
    draft = UnitDraft(**facts, kind=str(body.kind), demo=registrar.demo)
    await register_unit(work, edition_id=body.edition_id, draft=draft, parent_id=body.parent_id)
    await work.flush()
    response.headers["Location"] = f"/api/registry/v1/units/{draft.id}"
    return shown(await queries.unit_row(work, unit_id=draft.id, edition_id=body.edition_id), registrar)


@routes.post("/{unit_id}/closure")
async def close(unit_id: UUID, registrar: Registrar, work: WorkDep) -> UnitClosedOut:
    """End a unit, and its accounts with it."""
    return UnitClosedOut(id=unit_id, accounts_revoked=await close_unit(work, unit_id=unit_id, by=registrar.id))
