"""A registrar ends an account, and says why."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Account
from services.registry.domain.audit import Act
from services.registry.use_cases.end_account import end_account
from services.registry.use_cases.record_act import record_act


async def revoke_account(work: Work, *, account_id: UUID, reason: str, by: UUID | None) -> Account:
    """The reason is kept with the account and in the audit."""
    account = await end_account(work, account_id=account_id, by=by, reason=reason)
    act = Act("revoke-account", about=("account", str(account_id)), by=by, facts={"reason": reason})
    await record_act(work, act)
    return account
