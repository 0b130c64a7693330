"""A person changes the own password."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.account import Account, AccountNotFound
from services.registry.domain.passwords import Passwords, Proof, check_password
from services.registry.domain.session import SignInRefused
from services.registry.domain.sign_in_event import SignInEvent


async def change_password(
    work: Work, *, account_id: UUID, proof: Proof, password: str, passwords: Passwords
) -> SignInRefused | None:
    """The old password is proved first, a wrong one counts as at sign-in; every session ends."""
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    check_password(password, username=account.username, pointer="/new_password")
    judgement = account.judge_sign_in(proof, at=work.now())
    if judgement != "signed-in":
        work.add(SignInEvent(at=work.now(), event=judgement, account_id=account_id))
        return SignInRefused()
    account.set_password(await passwords.hash(password))
    for session in await queries.open_sessions(work, account_id):
        session.end("password", at=work.now())
    work.add(SignInEvent(at=work.now(), event="password-changed", account_id=account_id))
    return None
