"""Reads of accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Account, Enrolment
from services.registry.domain.account import AccountNotFound
from services.registry.queries.filters import has_text, locked
from services.registry.queries.units import newest_of

# Staff of the ministry, who see who acted on what from every unit.
KNOWS_ALL = frozenset({"editor", "publisher", "registrar"})


async def has_real_account(work: Work) -> bool:
    """Whether there is an account that is no demo account, ended or not."""
    return (await work.run(select(col(Account.id)).where(col(Account.demo).is_(False)).limit(1))).first() is not None


@dataclass(frozen=True)
class AccountFilter:
    """Which accounts; `standing` tells those that have not ended from those that have, `text` stands in the user
    name, the display name or the unit's name."""

    unit_id: UUID | None = None
    role: str | None = None
    standing: bool | None = None
    text: str | None = None


async def accounts_page(work: Work, wanted: AccountFilter, *, after: str | None, limit: int) -> Sequence[Account]:
    """Accounts by user name, after the name given."""
    found = select(Account).order_by(col(Account.username)).limit(limit)
    if wanted.unit_id is not None:
        found = found.where(Account.of_unit(wanted.unit_id))
    if wanted.role is not None:
        found = found.where(Account.with_role(wanted.role))
    if wanted.standing is not None:
        found = found.where(
            col(Account.revoked_at).is_(None) if wanted.standing else col(Account.revoked_at).is_not(None)
        )
    if wanted.text is not None:
        found = found.where(has_text(wanted.text, Account.username, Account.display_name, Account.unit_name))
    if after is not None:
        found = found.where(col(Account.username) > after)
    accounts: Sequence[Account] = (await work.run(found)).scalars().all()
    return accounts


async def account(work: Work, account_id: UUID) -> Account:
    """One account, ended or not."""
    found = await work.read(Account, account_id)
    if found is None:
        raise AccountNotFound
    return found


async def password_hash_of(work: Work, username: str, *, kind: str | None) -> str | None:
    """What a password is compared with; None for a name that nobody of this kind has."""
    found: str | None = (await work.run(select(col(Account.password_hash)).where(_named(username, kind)))).scalar()
    return found


async def account_by_name(work: Work, username: str, *, kind: str | None) -> Account | None:
    """The account of that name, a person's or a desk's where no kind is told; locked for this transaction."""
    found: Account | None = (await work.run(locked(select(Account).where(_named(username, kind))))).scalars().first()
    return found


async def live_accounts(work: Work, *filters: ColumnElement[bool]) -> Sequence[Account]:
    """Accounts that have not ended, locked for this transaction."""
    live = select(Account).where(col(Account.revoked_at).is_(None), *filters).order_by(col(Account.id))
    found: Sequence[Account] = (await work.run(locked(live))).scalars().all()
    return found


async def unit_of_accounts(work: Work, accounts: Iterable[Account]) -> dict[UUID, Enrolment]:
    """The newest enrolment of each account's unit."""
    return await newest_of(work, {each.unit_id for each in accounts})


async def names_for(work: Work, account_ids: Sequence[UUID], reader: Account) -> Sequence[Account]:
    """Those of the accounts whose names the reader may know: the ministry's staff every one, others those of the own
    unit, of units above it but the root, and of units below it."""
    found = select(Account).where(col(Account.id).in_(account_ids))
    if not KNOWS_ALL & set(reader.roles):
        own = select(col(Enrolment.path)).where(col(Enrolment.unit_id) == reader.unit_id)
        above = {unit for path in (await work.run(own)).scalars() for unit in path[1:]}
        below = select(col(Enrolment.unit_id)).where(col(Enrolment.path).contains([reader.unit_id]))
        found = found.where(or_(col(Account.unit_id).in_({reader.unit_id, *above}), col(Account.unit_id).in_(below)))
    accounts: Sequence[Account] = (await work.run(found)).scalars().all()
    return accounts


def _named(username: str, kind: str | None) -> ColumnElement[bool]:
    named = col(Account.username) == username
    return named if kind is None else and_(named, col(Account.kind) == kind)


async def accounts_of(work: Work, account_ids: Iterable[UUID]) -> Sequence[Account]:
    """These accounts, ended or not."""
    found = select(Account).where(col(Account.id).in_(list(account_ids)))
    accounts: Sequence[Account] = (await work.run(found)).scalars().all()
    return accounts
