"""Extend a call."""

from datetime import datetime
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.call import Call
from services.submission.queries.calls import call_of


async def extend_call(work: Work, *, call_id: UUID, due_at: datetime, by: Principal, seen: int) -> Call:
    """More time for every unit that is asked."""
    call = await call_of(work, call_id, unit_id=by.unit_id, locked=True)
    call.extend(due_at, seen=seen, by=by, at=work.now())
    return call
