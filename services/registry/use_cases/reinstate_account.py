"""An account that was ended is taken back."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, SignInEvent
from services.registry.domain.account import AccountNotFound, UnitUnknown
from services.registry.domain.audit import Act
from services.registry.use_cases.record_act import record_act


async def reinstate_account(work: Work, *, account_id: UUID, reason: str, by: UUID | None) -> Account:
    """With the roles and the password that it had; refused when its unit has ended, or its department is off the
    roster."""
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    enrolment = await queries.find_enrolment(work, account.unit_id)
    if enrolment is None:
        raise UnitUnknown
    system = account.department_system or None
    account.reinstate(await queries.department_of_account(work, enrolment, roles=account.roles, system=system))
    work.add(SignInEvent(at=work.now(), event="reinstated", account_id=account_id))
    work.publish(messages.access_granted(account))
    act = Act("reinstate-account", about=("account", str(account_id)), by=by, facts={"reason": reason})
    await record_act(work, act)
    return account
