"""A registrar gives an account a new password."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.account import Account, AccountNotFound
from services.registry.domain.audit import Act
from services.registry.domain.passwords import Passwords, check_password, new_password
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.use_cases.record_act import record_act


async def reset_password(
    work: Work, *, account_id: UUID, password: str | None, passwords: Passwords, by: UUID | None
) -> tuple[Account, str | None]:
    """Sessions under the old one end, a lock opens; the password is told when it was made here."""
    made = new_password() if password is None else None
    chosen = made or password or ""
    password_hash = await passwords.hash(chosen)
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    check_password(chosen, username=account.username)
    account.set_password(password_hash)
    for session in await queries.open_sessions(work, account_id):
        session.end("password", at=work.now())
    work.add(SignInEvent(at=work.now(), event="password-reset", account_id=account_id))
    await record_act(work, Act("reset-password", about=("account", str(account_id)), by=by))
    return account, made
