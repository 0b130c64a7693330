"""The accounts of a unit go over to its successor."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, Enrolment, SignInEvent


async def move_accounts(work: Work, *, unit_id: UUID, successor: Enrolment) -> list[UUID]:
    """Tokens name the unit, so sessions end and people sign in again, to the new unit. Whose accounts went over."""
    accounts = await queries.live_accounts(work, Account.of_unit(unit_id))
    for account in accounts:
        account.move(successor.place())
        for session in await queries.open_sessions(work, account.id):
            session.end("moved", at=work.now())
        work.add(SignInEvent(at=work.now(), event="moved", account_id=account.id))
        work.publish(messages.access_granted(account))
    return [account.id for account in accounts]
