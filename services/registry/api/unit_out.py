"""A unit as it is shown."""

from datetime import date
from uuid import UUID

from chassis.bodies import Actions, LockedAction, Output
from contracts.roles import Role
from services.registry import queries
from services.registry.domain import Account

KEPT = ("register-below", "create-account", "amend", "merge", "split", "close")


class UnitOut(Output):
    """A unit as it is in an edition; `version` is its ETag. `suspension_reason` is told to registrars, to the unit and
    to those above it: empty where it reports, null for everybody else."""

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
    other_parents: list[UUID]
    located_in: UUID | None
    official_code: str
    school_type: str
    closed_on: date | None
    successor_ids: list[UUID]
    suspension_reason: str | None
    version: int
    actions: Actions


class NamedUnit(Output):
    """Another unit beside the one shown, by name."""

    id: UUID
    name: str
    code: str


class UnitInFull(UnitOut):
    """With the names of those around it, as they are in this edition."""

    parent: NamedUnit | None
    leaders: list[NamedUnit]
    located_in_unit: NamedUnit | None
    successors: list[NamedUnit]


def shown(row: queries.UnitRow, reader: Account) -> UnitOut:
    """The unit for a reader."""
    enrolment, unit = row
    facts = {**enrolment.model_dump(exclude={"id"}), "enrolment_id": enrolment.id, "id": unit.id}
    told = Role.REGISTRAR in reader.roles or reader.unit_id in enrolment.path
    facts["suspension_reason"] = (enrolment.suspension_reason or "") if told else None
    suspended = enrolment.suspension_reason is not None
    actions = actions_for(reader, enrolment.closed_on or unit.closed_on, suspended=suspended)
    return UnitOut.model_validate({**facts, "actions": actions})


def actions_for(reader: Account, closed_on: date | None, *, suspended: bool) -> Actions:
    """A registrar keeps units that are open."""
    if Role.REGISTRAR not in reader.roles:
        return Actions(
            locked=tuple(LockedAction(action=each, reason="由教育部登记员办理", who="教育部登记员") for each in KEPT)
        )
    if closed_on is not None:
        reason = f"该单位已于 {closed_on} 停用"
        return Actions(locked=tuple(LockedAction(action=each, reason=reason) for each in KEPT))
    return Actions(allowed=(*KEPT, "resume" if suspended else "suspend"))
