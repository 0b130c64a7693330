"""An approver lends the role to a colleague."""

from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.registry.domain import Account, Delegation
from services.registry.domain.account import AccountNotFound
from services.registry.domain.audit import Act
from services.registry.domain.delegation import Period
from services.registry.use_cases.record_act import record_act


async def delegate_role(
    work: Work, *, from_account_id: UUID, to_account_id: UUID, period: Period, reason: str, by: UUID
) -> Delegation:
    """For a period and with a reason; while it lasts the colleague's tokens hold the role."""
    people = await work.find_all(Account, {from_account_id, to_account_id})
    if from_account_id not in people or to_account_id not in people:
        raise AccountNotFound
    lender, to = people[from_account_id], people[to_account_id]
    delegation = Delegation.lent(lender, to, period, delegation_id=new_id(), reason=reason, by=by, at=work.now())
    work.add(delegation)
    facts = {
        "to": str(to_account_id),
        "starts_at": period.starts_at.isoformat(),
        "ends_at": period.ends_at.isoformat(),
        "reason": reason,
    }
    await record_act(work, Act("delegate-role", about=("account", str(from_account_id)), by=by, facts=facts))
    return delegation
