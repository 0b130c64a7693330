"""An account that was ended is taken back."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, SignInEvent
from services.registry.domain.account import AccountNotFound, UnitUnknown
from services.registry.domain.audit import Act
from services.registry.use_cases.record_act import record_act


async def reinstate_account(work: Work, *, account_id: UUID, reason: str, by: UUID | None) -> Account:
    """With the roles and the password that it had; refused when its unit has ended."""
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    account.reinstate()
    if await queries.find_enrolment(work, account.unit_id) is None:
        raise UnitUnknown
    work.add(SignInEvent(at=work.now(), event="reinstated", account_id=account_id))
    work.publish(messages.access_granted(account))
    act = Act("reinstate-account", about=("account", str(account_id)), by=by, facts={"reason": reason})
    await record_act(work, act)
    return account
