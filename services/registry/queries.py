"""What the registry reads: for screens, lists and sign-in."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Account, Edition, Enrolment, RefreshToken, Session, Unit
from services.registry.domain.account import AccountNotFound
from services.registry.domain.edition import EditionNotFound, current_of
from services.registry.domain.unit import UnitNotFound

UnitRow = Row[Enrolment, Unit]


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


async def units_page(
    work: Work, *, edition_id: UUID, under: UUID | None, kind: str | None, after: str | None, limit: int
) -> Sequence[UnitRow]:
    """Units of an edition by code, after the code given; `under` means anywhere below that unit."""
    found = _units().where(col(Enrolment.edition_id) == edition_id)
    if under is not None:
        found = found.where(col(Enrolment.path).contains([under]), col(Enrolment.unit_id) != under)
    if kind is not None:
        found = found.where(col(Enrolment.kind) == kind)
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


async def accounts_page(work: Work, *, unit_id: UUID | None, after: str | None, limit: int) -> Sequence[Account]:
    """Accounts by user name, after the name given."""
    found = select(Account).order_by(col(Account.username)).limit(limit)
    if unit_id is not None:
        found = found.where(col(Account.unit_id) == unit_id)
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


async def password_hash_of(work: Work, username: str, *, kind: str) -> str | None:
    """What a password is compared with; None for a name that nobody has."""
    found: str | None = (await work.run(select(col(Account.password_hash)).where(_named(username, kind)))).scalar()
    return found


async def account_by_name(work: Work, username: str, *, kind: str) -> Account | None:
    """The account of that name, locked for this transaction."""
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


def _units() -> Select[Enrolment, Unit]:
    return select(Enrolment, Unit).join(Unit, col(Unit.id) == col(Enrolment.unit_id))


def _named(username: str, kind: str) -> ColumnElement[bool]:
    return and_(col(Account.username) == username, col(Account.kind) == kind)


def _locked(statement: Select[Any]) -> Select[Any]:
    return statement.with_for_update().execution_options(populate_existing=True)
