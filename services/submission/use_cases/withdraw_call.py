"""Withdraw a call."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.call import Call
from services.submission.queries.calls import call_of


async def withdraw_call(work: Work, *, call_id: UUID, reason: str, by: Principal) -> Call:
    """It leaves every task list; drafts that were begun for it stay."""
    call = await call_of(work, call_id, unit_id=by.unit_id, locked=True)
    call.withdraw(reason, by=by, at=work.now())
    return call
