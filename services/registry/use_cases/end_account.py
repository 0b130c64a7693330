"""An account ends."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, SignInEvent
from services.registry.domain.account import AccountNotFound


async def end_account(work: Work, *, account_id: UUID, by: UUID | None, reason: str = "") -> Account:
    """Its sessions end with it, and everyone who honours its tokens is told."""
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    account.revoke(by=by, at=work.now(), reason=reason)
    for session in await queries.open_sessions(work, account_id):
        session.end("revoked", at=work.now())
    work.add(SignInEvent(at=work.now(), event="revoked", account_id=account_id))
    work.publish(messages.access_revoked(account))
    return account
