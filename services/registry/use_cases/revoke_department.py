"""An approver ends the access of a co-department of the own territory, and says why."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Account
from services.registry.domain.account import AccountNotFound
from services.registry.use_cases.revoke_account import revoke_account


async def revoke_department(work: Work, *, account_id: UUID, reason: str, by: Account) -> Account:
    """Only of a department beside the own unit; any other account looks like none."""
    account = await work.find(Account, account_id)
    if account is None or account.unit_id != by.unit_id or not account.is_of_department:
        raise AccountNotFound
    return await revoke_account(work, account_id=account_id, reason=reason, by=by.id)
