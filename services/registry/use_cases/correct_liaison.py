"""The present liaison has another number or post."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain import Liaison
from services.registry.domain.audit import Act
from services.registry.domain.liaison import Contact, NoLiaison
from services.registry.use_cases.record_act import record_act


async def correct_liaison(
    work: Work, *, unit_id: UUID, contact: Contact, seen_revision: int, by: UUID | None
) -> Liaison:
    """By one who saw the newest revision."""
    liaison = await queries.present_liaison(work, unit_id)
    if liaison is None:
        raise NoLiaison
    liaison.correct(contact, seen_revision=seen_revision, by=by, at=work.now())
    facts = {"liaison": str(liaison.id), "revision": liaison.revision}
    await record_act(work, Act("correct-liaison", about=("unit", str(unit_id)), by=by, facts=facts))
    return liaison
