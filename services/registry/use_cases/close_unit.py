"""A registrar closes a unit."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain.audit import Act
from services.registry.use_cases.end_unit import end_unit
from services.registry.use_cases.record_act import record_act


async def close_unit(work: Work, *, unit_id: UUID, by: UUID | None) -> int:
    """How many accounts ended with it."""
    ended = await end_unit(work, unit_id=unit_id, by=by)
    facts = {"accounts_revoked": ended}
    await record_act(work, Act("close-unit", about=("unit", str(unit_id)), by=by, facts=facts))
    return ended
