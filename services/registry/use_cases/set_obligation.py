"""The ministry excuses a unit, gives it more time, moves its week, or lets the rule hold again."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages
from services.registry.domain import Edition, Enrolment, Obligation
from services.registry.domain.audit import Act
from services.registry.domain.edition import EditionNotFound
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.obligation import Terms, obligation_id_of
from services.registry.domain.unit import UnitNotFound
from services.registry.use_cases.record_act import record_act


async def set_obligation(
    work: Work, *, edition_id: UUID, unit_id: UUID, item_type: str, terms: Terms, seen_version: int, by: UUID | None
) -> Obligation:
    """By one who saw the newest decision. The edition's row is the lock under which exceptions come into being."""
    edition = await work.get(Edition, edition_id, refusal=EditionNotFound)
    terms.check(edition, item_type, at=work.now())
    if await work.read(Enrolment, enrolment_id_of(edition_id, unit_id)) is None:
        raise UnitNotFound
    obligation = await work.find(Obligation, obligation_id_of(edition_id, unit_id, item_type))
    if obligation is None:
        obligation = Obligation.of(edition, unit_id, item_type)
        work.add(obligation)
    obligation.require_version(seen_version)
    obligation.set(terms, by=by, at=work.now())
    work.publish(messages.obligation_set(obligation))
    facts = {"kind": str(terms.kind), "code": item_type, "reason": terms.reason, "version": obligation.version}
    await record_act(work, Act("set-obligation", about=("unit", str(unit_id)), by=by, facts=facts))
    return obligation
