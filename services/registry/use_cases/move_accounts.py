"""The accounts of a unit go over to its successor; those of its co-departments end with their territory."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, Enrolment, SignInEvent
from services.registry.use_cases.end_account import end_account


async def move_accounts(work: Work, *, unit_id: UUID, successor: Enrolment) -> list[UUID]:
    """Tokens name the unit, so sessions end and people sign in again, to the new unit. Whose accounts went over."""
    moved: list[UUID] = []
    for account in await queries.live_accounts(work, Account.of_unit(unit_id)):
        if account.is_of_department:
            await end_account(work, account_id=account.id, by=None, reason="单位已并入其他单位")
            continue
        account.move(successor.place())
        for session in await queries.open_sessions(work, account.id):
            session.end("moved", at=work.now())
        work.add(SignInEvent(at=work.now(), event="moved", account_id=account.id))
        work.publish(messages.access_granted(account))
        moved.append(account.id)
    return moved
