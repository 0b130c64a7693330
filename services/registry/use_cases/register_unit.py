"""A unit is registered, and enrolled in an edition."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Enrolment
from services.registry.domain.audit import Act
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.enrol_unit import enrol_unit
from services.registry.use_cases.record_act import record_act


async def register_unit(
    work: Work, *, edition_id: UUID, draft: UnitDraft, parent_id: UUID | None, by: UUID | None
) -> Enrolment:
    """By a registrar, who is written down."""
    enrolment = await enrol_unit(work, edition_id=edition_id, draft=draft, parent_id=parent_id)
    facts = {"edition": str(edition_id), "code": draft.code, "kind": draft.kind}
    await record_act(work, Act("register-unit", about=("unit", str(draft.id)), by=by, facts=facts))
    return enrolment
