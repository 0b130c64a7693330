"""What the registry reads: for screens, lists and sign-in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Account, Edition, Enrolment, RefreshToken, Session, Unit
from services.registry.domain.account import AccountNotFound
from services.registry.domain.edition import EditionNotFound, current_of
from services.registry.domain.session import digest_of
from services.registry.domain.unit import UnitNotFound

UnitRow = Row[Enrolment, Unit]
# Staff of the ministry, who see who acted on what from every unit.
KNOWS_ALL = frozenset({"editor", "publisher", "registrar"})


async def editions(work: Work) -> Sequence[Edition]:
    """All editions, newest first."""
    found: Sequence[Edition] = (await work.run(select(Edition).order_by(col(Edition.year).desc()))).scalars().all()
    return found


async def edition(work: Work, edition_id: UUID) -> Edition:
    """One edition."""
    found = await work.read(Edition, edition_id)
    if found is None:
        raise EditionNotFound
    return found


async def current_edition(work: Work) -> Edition:
    """The edition that a reader without a choice means."""
    found = current_of(await editions(work), work.now())
    if found is None:
        raise EditionNotFound("还没有发布任何一届活动周")
    return found


@dataclass(frozen=True)
class UnitFilter:
    """Units of an edition; `under` means anywhere below that unit, `text` stands in the name or the code."""

    edition_id: UUID
    under: UUID | None = None
    kind: str | None = None
    text: str | None = None


async def units_page(work: Work, wanted: UnitFilter, *, after: str | None, limit: int) -> Sequence[UnitRow]:
    """Units by code, after the code given."""
    found = _units().where(col(Enrolment.edition_id) == wanted.edition_id)
    if wanted.under is not None:
        found = found.where(col(Enrolment.path).contains([wanted.under]), col(Enrolment.unit_id) != wanted.under)
    if wanted.kind is not None:
        found = found.where(col(Enrolment.kind) == wanted.kind)
    if wanted.text is not None:
        found = found.where(_has_text(wanted.text, Enrolment.name, Enrolment.code))
    if after is not None:
        found = found.where(col(Enrolment.code) > after)
    rows: Sequence[UnitRow] = (await work.run(found.order_by(col(Enrolment.code)).limit(limit))).all()
    return rows


async def unit_row(work: Work, *, unit_id: UUID, edition_id: UUID | None = None) -> UnitRow:
    """A unit as it is in the edition named, else in the newest that it takes part in."""
    newest = _units().join(Edition, col(Edition.id) == col(Enrolment.edition_id))
    newest = newest.where(col(Enrolment.unit_id) == unit_id).order_by(col(Edition.year).desc()).limit(1)
    if edition_id is not None:
        newest = newest.where(col(Enrolment.edition_id) == edition_id)
    found: UnitRow | None = (await work.run(newest)).first()
    if found is None:
        raise UnitNotFound
    return found


async def find_enrolment(work: Work, unit_id: UUID) -> Enrolment | None:
    """The newest enrolment of a unit that is open, or None."""
    try:
        enrolment, unit = await unit_row(work, unit_id=unit_id)
    except UnitNotFound:
        return None
    return None if unit.closed_on else enrolment


async def has_open_units_below(work: Work, unit_id: UUID) -> bool:
    """Whether an open unit stands below this one in any edition."""
    below = _units().where(col(Enrolment.path).contains([unit_id]), col(Enrolment.unit_id) != unit_id)
    return (await work.run(below.where(col(Unit.closed_on).is_(None)).limit(1))).first() is not None


async def enrolments_by_code(work: Work, edition_id: UUID) -> dict[str, Enrolment]:
    """Every unit of an edition by its code."""
    found = await work.run(select(Enrolment).where(col(Enrolment.edition_id) == edition_id))
    return {enrolment.code: enrolment for enrolment in found.scalars()}


async def units_by_code(work: Work, codes: Sequence[str]) -> dict[str, Unit]:
    """Identities of these codes, locked for this transaction."""
    found = await work.run(_locked(select(Unit).where(col(Unit.code).in_(codes)).order_by(col(Unit.code))))
    return {unit.code: unit for unit in found.scalars()}


async def open_demo_units(work: Work) -> Sequence[Unit]:
    """Demo units that are not closed, those deepest in the tree first."""
    depth = select(func.max(func.cardinality(col(Enrolment.path)))).where(col(Enrolment.unit_id) == col(Unit.id))
    demo = select(Unit).where(col(Unit.demo).is_(True), col(Unit.closed_on).is_(None))
    order = demo.order_by(depth.scalar_subquery().desc().nulls_last(), col(Unit.code))
    found: Sequence[Unit] = (await work.run(order)).scalars().all()
    return found


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
        found = found.where(_has_text(wanted.text, Account.username, Account.display_name, Account.unit_name))
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
    found: Account | None = (await work.run(_locked(select(Account).where(_named(username, kind))))).scalars().first()
    return found


async def open_sessions(work: Work, account_id: UUID) -> Sequence[Session]:
    """Sessions of an account that were not ended, locked for this transaction."""
    mine = select(Session).where(col(Session.account_id) == account_id, col(Session.ended_at).is_(None))
    found: Sequence[Session] = (await work.run(_locked(mine.order_by(col(Session.id))))).scalars().all()
    return found


async def session_of_access(work: Work, access_id: UUID) -> Session | None:
    """The session that an access token was issued in, locked; None for a desk's."""
    chain = select(col(RefreshToken.session_id)).where(col(RefreshToken.access_id) == access_id)
    session_id = (await work.run(chain)).scalar()
    return await work.find(Session, session_id) if session_id else None


async def session_of_refresh(work: Work, token: str) -> Session | None:
    """The session that a refresh token belongs to, used or not; locked."""
    chain = select(col(RefreshToken.session_id)).where(col(RefreshToken.digest) == digest_of(token))
    session_id = (await work.run(chain)).scalar()
    return await work.find(Session, session_id) if session_id else None


async def live_accounts(work: Work, *filters: ColumnElement[bool]) -> Sequence[Account]:
    """Accounts that have not ended, locked for this transaction."""
    live = select(Account).where(col(Account.revoked_at).is_(None), *filters).order_by(col(Account.id))
    found: Sequence[Account] = (await work.run(_locked(live))).scalars().all()
    return found


async def unit_of_accounts(work: Work, accounts: Iterable[Account]) -> dict[UUID, Enrolment]:
    """The newest enrolment of each account's unit."""
    ids = {each.unit_id for each in accounts}
    newest = (
        select(Enrolment)
        .join(Edition, col(Edition.id) == col(Enrolment.edition_id))
        .where(col(Enrolment.unit_id).in_(ids))
        .ext(distinct_on(col(Enrolment.unit_id)))
        .order_by(col(Enrolment.unit_id), col(Edition.year).desc())
    )
    return {enrolment.unit_id: enrolment for enrolment in (await work.run(newest)).scalars()}


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


def _has_text(text: str, *columns: Any) -> ColumnElement[bool]:
    return or_(*(col(each).icontains(text, autoescape=True) for each in columns))


def _units() -> Select[Enrolment, Unit]:
    return select(Enrolment, Unit).join(Unit, col(Unit.id) == col(Enrolment.unit_id))


def _named(username: str, kind: str | None) -> ColumnElement[bool]:
    named = col(Account.username) == username
    return named if kind is None else and_(named, col(Account.kind) == kind)


def _locked(statement: Select[Any]) -> Select[Any]:
    return statement.with_for_update().execution_options(populate_existing=True)
