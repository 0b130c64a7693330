"""Decline a call."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.call import Call
from services.submission.queries.calls import call_of, called_unit


async def decline_call(work: Work, *, call_id: UUID, reason: str, by: Principal) -> Call:
    """The unit has nothing to send, and says why."""
    call = await call_of(work, call_id, unit_id=by.unit_id)
    call.check_open()
    line = await called_unit(work, call_id, by.unit_id)
    line.unit.decline(reason, answer=line.answer, at=work.now())
    return call
