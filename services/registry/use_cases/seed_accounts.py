"""Demo accounts from a list: people and desks with the passwords that the list gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from chassis.errors import DomainError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain.account import Account, AccountDraft, UnitUnknown, UsernameTaken
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.identity import demo_account_id_of
from services.registry.domain.passwords import Passwords
from services.registry.use_cases.seed_edition import SEED_LOCK


class RealAccountsExist(DomainError):
    """Demo accounts have no place beside those of real people."""

    code = "real-accounts-exist"
    title = "本系统已有正式账号，不能再装入演示账号"


@dataclass(frozen=True)
class DemoAccount:
    """One line of the list."""

    draft: AccountDraft
    password: str
    unit_code: str


async def seed_accounts(
    work: Work, *, edition_id: UUID, accounts: Sequence[DemoAccount], passwords: Passwords, force: bool
) -> int:
    """Each account is as the list says, however often it is run; how many are new or open again."""
    await work.run(select(func.pg_advisory_xact_lock(SEED_LOCK)))
    if not force and await queries.has_real_account(work):
        raise RealAccountsExist
    units = await queries.enrolments_by_code(work, edition_id)
    return sum([await _seed(work, each, units.get(each.unit_code), passwords) for each in accounts])


async def _seed(work: Work, each: DemoAccount, unit: Enrolment | None, passwords: Passwords) -> bool:
    if unit is None:
        raise UnitUnknown
    account_id, at = demo_account_id_of(each.draft.username), work.now()
    wanted = Account.granted(each.draft, account_id=account_id, unit=unit.place(), password_hash="", by=None, at=at)
    account = await queries.account_by_name(work, each.draft.username, kind=each.draft.kind)
    if account is not None and not account.demo:
        raise UsernameTaken
    is_new = account is None or account.is_revoked
    if account is None:
        account = wanted
        account.password_hash = await passwords.hash(each.password, drawn=True)
        work.add(account)
        work.publish(messages.access_granted(account))
        return is_new
    if account.grant_anew(wanted):
        work.publish(messages.access_granted(account))
    if not (await passwords.prove(each.password, account.password_hash)).matches:
        account.set_password(await passwords.hash(each.password, drawn=True))
    return is_new
