"""Suspensions: the ministry takes nothing more from a unit in an edition, until it lifts that."""

from uuid import UUID

from fastapi import Response

from chassis.bodies import Input
from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from services.registry import queries
from services.registry.api.callers import Reason, Registrar
from services.registry.api.unit_out import UnitOut, shown
from services.registry.use_cases.resume_unit import resume_unit
from services.registry.use_cases.suspend_unit import suspend_unit

routes = router("/units/{unit_id}", tags=["units"])


class Suspending(Input):
    """Where, and why: the unit reads the reason of a suspension."""

    edition_id: UUID
    reason: Reason


@routes.post("/suspension", status_code=201)
async def suspend(unit_id: UUID, body: Suspending, registrar: Registrar, response: Response, work: WorkDep) -> UnitOut:
    """Nothing more is taken from the unit; takes effect at once."""
    enrolment = await suspend_unit(work, unit_id=unit_id, **body.model_dump(), by=registrar.id)
    set_etag(response, enrolment.version)
    return shown(await queries.unit_row(work, unit_id=unit_id, edition_id=body.edition_id), registrar)


@routes.post("/resumption", status_code=201)
async def resume(unit_id: UUID, body: Suspending, registrar: Registrar, response: Response, work: WorkDep) -> UnitOut:
    """The unit reports again."""
    enrolment = await resume_unit(work, unit_id=unit_id, **body.model_dump(), by=registrar.id)
    set_etag(response, enrolment.version)
    return shown(await queries.unit_row(work, unit_id=unit_id, edition_id=body.edition_id), registrar)
