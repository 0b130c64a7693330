"""Demo accounts from a list: people and desks with the passwords that the list gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from chassis.errors import DomainError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain.account import Account, AccountDraft, UnitUnknown, UsernameTaken
from services.registry.domain.co_department import usual_roster
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.identity import demo_account_id_of
from services.registry.domain.passwords import Passwords
from services.registry.use_cases.seed_edition import SEED_LOCK
from services.registry.use_cases.set_co_departments import set_co_departments


class RealAccountsExist(DomainError):
    """Demo accounts have no place beside those of real people."""

    code = "real-accounts-exist"
    title = "本系统已有正式账号，不能再装入演示账号"


@dataclass(frozen=True)
class DemoAccount:
    """One line of the list; `system` is that of a co-department."""

    draft: AccountDraft
    password: str
    unit_code: str
    system: str | None = None


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
    if each.system is not None:
        await _seed_roster(work, unit)
    wanted = Account.granted(
        each.draft,
        account_id=demo_account_id_of(each.draft.username),
        unit=unit.place(),
        password_hash="",
        by=None,
        at=work.now(),
        department=await queries.department_of_account(work, unit, roles=each.draft.roles, system=each.system),
    )
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


async def _seed_roster(work: Work, unit: Enrolment) -> None:
    """A unit that has told no roster yet has the usual one."""
    if await queries.roster_of(work, edition_id=unit.edition_id, unit_id=unit.unit_id):
        return
    usual = usual_roster(unit.kind, region=unit.region, lead=unit.name)
    await set_co_departments(work, edition_id=unit.edition_id, unit_id=unit.unit_id, departments=usual, by=None)
    await work.flush()
