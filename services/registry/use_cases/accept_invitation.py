"""A person opens the own account by a link."""

from dataclasses import dataclass

from sqlalchemy.dialects.postgresql import insert

from chassis.rows import new_id
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, SignInEvent, Unit
from services.registry.domain.account import AccountDraft, UsernameTaken
from services.registry.domain.audit import Act
from services.registry.domain.invitation import InvitationUnknown
from services.registry.domain.passwords import check_password
from services.registry.use_cases.record_act import record_act


@dataclass(frozen=True)
class Acceptance:
    """What the person chose; the password is given as its hash too, computed before the transaction."""

    username: str
    display_name: str
    password: str
    password_hash: str


async def accept_invitation(work: Work, *, token: str, acceptance: Acceptance, address: str) -> Account:
    """Once for each link; the unit and the roles are the invitation's, and a department must still be on the roster."""
    invitation = await queries.invitation_of(work, token)
    if invitation is None:
        raise InvitationUnknown
    invitation.require_open(work.now())
    check_password(acceptance.password, username=acceptance.username)
    unit, enrolment = await work.find(Unit, invitation.unit_id), await queries.find_enrolment(work, invitation.unit_id)
    if unit is None or enrolment is None:
        raise InvitationUnknown
    account = Account.granted(
        AccountDraft(
            kind="person",
            username=acceptance.username,
            display_name=acceptance.display_name,
            roles=frozenset(invitation.roles),
            demo=invitation.demo,
        ),
        account_id=new_id(),
        unit=enrolment.place(),
        password_hash=acceptance.password_hash,
        by=invitation.created_by,
        at=work.now(),
        department=await queries.department_of_account(
            work, enrolment, roles=invitation.roles, system=invitation.department_system or None
        ),
    )
    statement = insert(Account).values(account.model_dump()).on_conflict_do_nothing().returning(Account)
    if (await work.run(statement)).first() is None:
        raise UsernameTaken
    invitation.accept(account.id, at=work.now())
    work.add(SignInEvent(at=work.now(), event="invited", account_id=account.id, address=address))
    work.publish(messages.access_granted(account))
    facts = {"invitation": str(invitation.id), "roles": account.roles}
    await record_act(work, Act("accept-invitation", about=("account", str(account.id)), by=account.id, facts=facts))
    return account
