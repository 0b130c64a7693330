"""A unit names its liaison, or another one after the first."""

from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain import Liaison, Unit
from services.registry.domain.audit import Act
from services.registry.domain.liaison import Contact
from services.registry.domain.unit import UnitNotFound
from services.registry.use_cases.record_act import record_act


async def name_liaison(work: Work, *, unit_id: UUID, contact: Contact, note: str, by: UUID | None) -> Liaison:
    """Who was named before is kept with the time that it was; `note` is what is handed over to the successor."""
    (await work.get(Unit, unit_id, refusal=UnitNotFound)).require_open()
    before, at = await queries.present_liaison(work, unit_id), work.now()
    liaison = Liaison.named(contact, liaison_id=new_id(), unit_id=unit_id, note=note, by=by, at=at)
    if before is not None:
        before.end(at=at)
        await work.flush()
    work.add(liaison)
    facts = {"liaison": str(liaison.id), "after": str(before.id) if before else None}
    await record_act(work, Act("name-liaison", about=("unit", str(unit_id)), by=by, facts=facts))
    return liaison
