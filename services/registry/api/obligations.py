"""Obligations that differ from the rule, over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import AwareDatetime, Field, StringConstraints

from chassis.bodies import Actions, Input, LockedAction, Output
from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Keeper, Reason, Registrar, whole_of
from services.registry.domain import Account, Enrolment, Obligation
from services.registry.domain.obligation import ObligationKind, Terms
from services.registry.use_cases.set_obligation import set_obligation

routes = router("/obligations", tags=["obligations"])

SET_BY_REGISTRAR = LockedAction(
    action="set", reason="免报、延期和错期由教育部登记员办理，如需调整请与其联系", who="教育部登记员"
)


class SetObligation(Input):
    """What is to hold for one unit; `item_type` is empty for all types. `seen_version` is that of the newest decision
    that was read, 0 where there was none."""

    edition_id: UUID
    unit_id: UUID
    item_type: Annotated[str, StringConstraints(pattern=r"^(T[0-9]{1,2})?$")] = ""
    kind: ObligationKind
    reason: Reason
    due_at: AwareDatetime | None = None
    locks_at: AwareDatetime | None = None
    includes_below: bool = False
    seen_version: Annotated[int, Field(ge=0)] = 0

    def terms(self) -> Terms:
        """For the rule."""
        return Terms(self.kind, self.reason, self.due_at, self.locks_at, self.includes_below)


class ObligationOut(Output):
    """An exception as it was decided last; times are half-open."""

    id: UUID
    edition_id: UUID
    unit_id: UUID
    item_type: str
    kind: ObligationKind
    includes_below: bool
    due_at: datetime | None
    locks_at: datetime | None
    reason: str
    version: int
    changed_at: datetime
    actions: Actions


class ObligationLine(ObligationOut):
    """An exception in the list."""

    unit_code: str
    unit_name: str


class ObligationList(Output):
    """By the unit's code, then the type."""

    items: list[ObligationLine]


def shown(obligation: Obligation, reader: Account) -> ObligationOut:
    """The exception for this reader."""
    return ObligationOut.model_validate({**obligation.model_dump(), "actions": _actions(reader)})


def _line(obligation: Obligation, enrolment: Enrolment, reader: Account) -> ObligationLine:
    unit = {"unit_code": enrolment.code, "unit_name": enrolment.name}
    return ObligationLine.model_validate({**shown(obligation, reader).model_dump(), **unit})


def _actions(reader: Account) -> Actions:
    sets = Role.REGISTRAR in reader.roles
    return Actions(allowed=("set",)) if sets else Actions(locked=(SET_BY_REGISTRAR,))


@routes.get("")
async def read_list(
    reader: Keeper, work: WorkDep, edition_id: Annotated[UUID | None, Query()] = None
) -> ObligationList:
    """All of an edition for registrars; others see those of their own unit and the units below it."""
    edition = edition_id or (await queries.current_edition(work)).id
    rows = await queries.obligations_of(work, edition_id=edition, under=whole_of(reader))
    return ObligationList(items=[_line(obligation, enrolment, reader) for obligation, enrolment in rows])


@routes.post("", status_code=201)
async def decide(body: SetObligation, registrar: Registrar, response: Response, work: WorkDep) -> ObligationOut:
    """Excuse, extend, shift, or let the rule hold again; takes effect at once, and the reason is on record."""
    obligation = await set_obligation(
        work,
        edition_id=body.edition_id,
        unit_id=body.unit_id,
        item_type=body.item_type,
        terms=body.terms(),
        seen_version=body.seen_version,
        by=registrar.id,
    )
    set_etag(response, obligation.version)
    return shown(obligation, registrar)
