"""Acknowledge a call."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.call import Call
from services.submission.queries.calls import call_of, called_unit


async def acknowledge_call(work: Work, *, call_id: UUID, by: Principal) -> Call:
    """The unit has seen it."""
    call = await call_of(work, call_id, unit_id=by.unit_id)
    call.check_open()
    (await called_unit(work, call_id, by.unit_id)).unit.acknowledge(at=work.now())
    return call
