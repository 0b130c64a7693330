"""A registrar opens an account for a person or a desk."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.rows import new_id
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain.account import Account, AccountDraft, UnitUnknown, UsernameTaken
from services.registry.domain.audit import Act
from services.registry.domain.passwords import Passwords, check_password, new_password
from services.registry.domain.unit import Unit
from services.registry.use_cases.record_act import record_act


async def create_account(
    work: Work,
    *,
    draft: AccountDraft,
    unit_id: UUID,
    system: str | None = None,
    password: str | None,
    passwords: Passwords,
    by: UUID | None,
) -> tuple[Account, str | None]:
    """The account, and the password when it was made here: it can be read this once. `system` names the co-department
    that it is for."""
    made = new_password() if password is None else None
    chosen = made or password or ""
    check_password(chosen, username=draft.username)
    password_hash = await passwords.hash(chosen)
    # The unit's row is locked: it cannot be closed between this look and the commit.
    unit, enrolment = await work.find(Unit, unit_id), await queries.find_enrolment(work, unit_id)
    if unit is None or enrolment is None:
        raise UnitUnknown
    account = Account.granted(
        draft,
        account_id=new_id(),
        unit=enrolment.place(),
        password_hash=password_hash,
        by=by,
        at=work.now(),
        department=await queries.department_of_account(work, enrolment, roles=draft.roles, system=system),
    )
    statement = insert(Account).values(account.model_dump()).on_conflict_do_nothing().returning(Account)
    if (await work.run(statement)).first() is None:
        raise UsernameTaken
    work.publish(messages.access_granted(account))
    facts = {"unit": str(unit_id), "roles": account.roles}
    await record_act(work, Act("create-account", about=("account", str(account.id)), by=by, facts=facts))
    return account, made
