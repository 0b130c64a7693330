"""The first registrar of an installation, from whom all other accounts come."""

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from chassis.errors import DomainError
from chassis.rows import new_id
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, Unit
from services.registry.domain.account import AccountDraft, UsernameTaken
from services.registry.domain.passwords import Passwords, check_password
from services.registry.domain.unit import UnitPlace
from services.registry.use_cases.seed_edition import SEED_LOCK, reference_units


class RegistrarExists(DomainError):
    """The first registrar is made once; others are made by a registrar."""

    code = "registrar-exists"
    title = "已有登记员账号，请由登记员开设其他账号"


async def grant_first_registrar(work: Work, *, username: str, password: str, passwords: Passwords) -> Account:
    """An account of the ministry, before any edition exists; refused when there is a registrar."""
    await work.run(select(func.pg_advisory_xact_lock(SEED_LOCK)))
    if await queries.live_accounts(work, Account.with_role("registrar")):
        raise RegistrarExists
    if await queries.password_hash_of(work, username, kind="person") is not None:
        raise UsernameTaken
    check_password(password, username=username)
    root = reference_units()[0].unit
    await work.run(insert(Unit).values(id=root.id, code=root.code, demo=False).on_conflict_do_nothing())
    account = Account.granted(
        AccountDraft(kind="person", username=username, display_name=username, roles=frozenset({"registrar"})),
        account_id=new_id(),
        unit=UnitPlace(id=root.id, name=root.name, kind=root.kind, region=root.region),
        password_hash=await passwords.hash(password),
        by=None,
        at=work.now(),
    )
    work.add(account)
    work.publish(messages.access_granted(account))
    return account
