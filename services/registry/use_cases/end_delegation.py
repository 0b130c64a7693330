"""A delegation ends before its time."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Account, Delegation
from services.registry.domain.audit import Act
from services.registry.domain.delegation import DelegationNotFound
from services.registry.use_cases.record_act import record_act


async def end_delegation(work: Work, *, delegation_id: UUID, by: Account) -> Delegation:
    """By either of the two, or by a registrar; another's looks like none."""
    delegation = await work.get(Delegation, delegation_id, refusal=DelegationNotFound)
    if by.id not in (delegation.from_account_id, delegation.to_account_id) and "registrar" not in by.roles:
        raise DelegationNotFound
    delegation.end(by=by.id, at=work.now())
    await record_act(work, Act("end-delegation", about=("account", str(delegation.from_account_id)), by=by.id))
    return delegation
