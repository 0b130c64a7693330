"""Reads of units, as they stand in an edition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Edition, Enrolment, Unit
from services.registry.domain.unit import UnitNotFound
from services.registry.queries.filters import has_text, locked

UnitRow = Row[Enrolment, Unit]


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
        found = found.where(has_text(wanted.text, Enrolment.name, Enrolment.code))
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


async def newest_enrolment(work: Work, unit_id: UUID) -> Enrolment | None:
    """A unit as it is in the newest edition that it takes part in, open or closed; None where it takes part in none."""
    try:
        return (await unit_row(work, unit_id=unit_id))[0]
    except UnitNotFound:
        return None


async def newest_of(work: Work, unit_ids: Iterable[UUID]) -> dict[UUID, Enrolment]:
    """The newest enrolment of each unit."""
    newest = (
        select(Enrolment)
        .join(Edition, col(Edition.id) == col(Enrolment.edition_id))
        .where(col(Enrolment.unit_id).in_(list(unit_ids)))
        .ext(distinct_on(col(Enrolment.unit_id)))
        .order_by(col(Enrolment.unit_id), col(Edition.year).desc())
    )
    return {enrolment.unit_id: enrolment for enrolment in (await work.run(newest)).scalars()}


async def is_newest(work: Work, enrolment: Enrolment) -> bool:
    """Whether the unit takes part in no later edition."""
    newest = await newest_enrolment(work, enrolment.unit_id)
    return newest is not None and newest.id == enrolment.id


async def root_of(work: Work, edition_id: UUID) -> Enrolment | None:
    """The unit of an edition that has none above."""
    roots = select(Enrolment).where(col(Enrolment.edition_id) == edition_id, col(Enrolment.parent_id).is_(None))
    found: Enrolment | None = (await work.run(roots)).scalars().first()
    return found


async def has_official_code(
    work: Work, official_code: str, *, edition_id: UUID, parent_id: UUID | None, but_of: UUID
) -> bool:
    """Whether another open unit below the same parent bears the official code."""
    if not official_code:
        return False
    same = select(col(Enrolment.id)).where(
        col(Enrolment.edition_id) == edition_id,
        col(Enrolment.official_code) == official_code,
        col(Enrolment.parent_id) == parent_id,
        col(Enrolment.closed_on).is_(None),
        col(Enrolment.unit_id) != but_of,
    )
    return (await work.run(same.limit(1))).first() is not None


async def enrolments_below(work: Work, edition_id: UUID, unit_id: UUID) -> Sequence[Enrolment]:
    """Everything below a unit in an edition, locked, what is higher first."""
    below = select(Enrolment).where(
        col(Enrolment.edition_id) == edition_id,
        col(Enrolment.path).contains([unit_id]),
        col(Enrolment.unit_id) != unit_id,
    )
    ordered = below.order_by(func.cardinality(col(Enrolment.path)), col(Enrolment.code))
    found: Sequence[Enrolment] = (await work.run(locked(ordered))).scalars().all()
    return found


async def enrolments_led_by(work: Work, edition_id: UUID, unit_id: UUID) -> Sequence[Enrolment]:
    """Schools that a council leads besides their parent, locked."""
    led = select(Enrolment).where(
        col(Enrolment.edition_id) == edition_id, col(Enrolment.other_parents).contains([unit_id])
    )
    found: Sequence[Enrolment] = (await work.run(locked(led.order_by(col(Enrolment.code))))).scalars().all()
    return found


async def enrolment_by_code(work: Work, edition_id: UUID, code: str) -> Enrolment | None:
    """The unit of this code in an edition."""
    wanted = select(Enrolment).where(col(Enrolment.edition_id) == edition_id, col(Enrolment.code) == code)
    found: Enrolment | None = (await work.run(wanted)).scalars().first()
    return found


async def enrolments_of(work: Work, edition_id: UUID, unit_ids: Iterable[UUID]) -> dict[UUID, Enrolment]:
    """These units as they are in an edition."""
    wanted = select(Enrolment).where(
        col(Enrolment.edition_id) == edition_id, col(Enrolment.unit_id).in_(list(unit_ids))
    )
    return {enrolment.unit_id: enrolment for enrolment in (await work.run(wanted)).scalars()}


async def has_open_units_below(work: Work, unit_id: UUID) -> bool:
    """Whether an open unit stands below this one in the newest edition that it takes part in."""
    newest = await newest_enrolment(work, unit_id)
    if newest is None:
        return False
    below = _units().where(
        col(Enrolment.edition_id) == newest.edition_id,
        col(Enrolment.path).contains([unit_id]),
        col(Enrolment.unit_id) != unit_id,
    )
    return (await work.run(below.where(col(Unit.closed_on).is_(None)).limit(1))).first() is not None


async def enrolments_by_code(work: Work, edition_id: UUID) -> dict[str, Enrolment]:
    """Every unit of an edition by its code."""
    found = await work.run(select(Enrolment).where(col(Enrolment.edition_id) == edition_id))
    return {enrolment.code: enrolment for enrolment in found.scalars()}


async def units_by_code(work: Work, codes: Sequence[str]) -> dict[str, Unit]:
    """Identities of these codes, locked for this transaction."""
    found = await work.run(locked(select(Unit).where(col(Unit.code).in_(codes)).order_by(col(Unit.code))))
    return {unit.code: unit for unit in found.scalars()}


async def open_demo_units(work: Work) -> Sequence[Unit]:
    """Demo units that are not closed, those deepest in the tree first."""
    depth = select(func.max(func.cardinality(col(Enrolment.path)))).where(col(Enrolment.unit_id) == col(Unit.id))
    demo = select(Unit).where(col(Unit.demo).is_(True), col(Unit.closed_on).is_(None))
    order = demo.order_by(depth.scalar_subquery().desc().nulls_last(), col(Unit.code))
    found: Sequence[Unit] = (await work.run(order)).scalars().all()
    return found


def _units() -> Select[Enrolment, Unit]:
    return select(Enrolment, Unit).join(Unit, col(Unit.id) == col(Enrolment.unit_id))
