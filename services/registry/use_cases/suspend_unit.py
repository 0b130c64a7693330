"""A registrar suspends a unit's reporting."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages
from services.registry.domain import Enrolment
from services.registry.domain.audit import Act
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.unit import UnitNotFound
from services.registry.use_cases.record_act import record_act


async def suspend_unit(work: Work, *, edition_id: UUID, unit_id: UUID, reason: str, by: UUID | None) -> Enrolment:
    """In one edition, until it is lifted; what the unit has submitted goes its way, its drafts stay its own."""
    enrolment = await work.get(Enrolment, enrolment_id_of(edition_id, unit_id), refusal=UnitNotFound)
    enrolment.suspend(reason, by=by, at=work.now())
    work.publish(messages.unit_enrolled(enrolment))
    told = {"edition": str(edition_id), "reason": reason}
    await record_act(work, Act("suspend-unit", about=("unit", str(unit_id)), by=by, facts=told))
    return enrolment
