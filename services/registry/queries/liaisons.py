"""Reads of liaisons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Account, Enrolment, Liaison
from services.registry.queries.filters import has_text, locked

ContactRow = Row[Enrolment, Liaison | None]


async def present_liaison(work: Work, unit_id: UUID) -> Liaison | None:
    """Who stands for the unit now, locked for this transaction."""
    present = select(Liaison).where(col(Liaison.unit_id) == unit_id, col(Liaison.until).is_(None))
    found: Liaison | None = (await work.run(locked(present))).scalars().first()
    return found


async def liaisons_of(work: Work, unit_id: UUID) -> Sequence[Liaison]:
    """Everybody who has stood for the unit, the present one first."""
    all_of_it = select(Liaison).where(col(Liaison.unit_id) == unit_id)
    found: Sequence[Liaison] = (
        (await work.run(all_of_it.order_by(col(Liaison.since).desc(), col(Liaison.id).desc()))).scalars().all()
    )
    return found


async def shared_numbers(work: Work, mobiles: Iterable[str]) -> set[str]:
    """Those of the mobile numbers that stand for more than one unit."""
    shared = (
        select(col(Liaison.mobile))
        .where(col(Liaison.until).is_(None), col(Liaison.mobile).in_([each for each in mobiles if each]))
        .group_by(col(Liaison.mobile))
        .having(func.count() > 1)
    )
    return set((await work.run(shared)).scalars())


@dataclass(frozen=True)
class ContactFilter:
    """Units of an edition; `missing` keeps those without a liaison, `text` stands in the unit's name."""

    edition_id: UUID
    under: UUID | None = None
    missing: bool = False
    text: str | None = None


async def contacts_page(
    work: Work, wanted: ContactFilter, *, after: str | None, limit: int | None
) -> Sequence[ContactRow]:
    """Open units of an edition with who stands for them, by code."""
    present = (col(Liaison.unit_id) == col(Enrolment.unit_id)) & col(Liaison.until).is_(None)
    found = select(Enrolment, Liaison).outerjoin(Liaison, present)
    found = found.where(col(Enrolment.edition_id) == wanted.edition_id, col(Enrolment.closed_on).is_(None))
    found = found.where(col(Enrolment.kind) != "outlet")
    if wanted.under is not None:
        found = found.where(col(Enrolment.path).contains([wanted.under]))
    if wanted.missing:
        found = found.where(col(Liaison.id).is_(None))
    if wanted.text is not None:
        found = found.where(has_text(wanted.text, Enrolment.name, Enrolment.code))
    if after is not None:
        found = found.where(col(Enrolment.code) > after)
    rows: Sequence[ContactRow] = (await work.run(found.order_by(col(Enrolment.code)).limit(limit))).all()
    return rows


def is_in_chain(reader: Account, enrolment: Enrolment) -> bool:
    """Whether a reader knows the unit's people: the own unit, those above in its path, the ministry's office; a
    co-department stands beside its unit."""
    return reader.unit_id in enrolment.path and not reader.is_of_department
