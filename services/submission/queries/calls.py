"""Reads of calls: those that a unit issued, those that it is asked by, and how far each unit is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.call import Call, CalledUnit, CallNotFound
from services.submission.domain.item import Item
from services.submission.domain.item_state import ItemState
from services.submission.domain.known_unit import KnownUnit
from services.submission.queries.copies import CopyOf

CallView = Literal["issued", "received"]


@dataclass(frozen=True)
class CalledLine:
    """One unit of a call, with its answer; in lists the answer comes without its content."""

    unit: CalledUnit
    answer: Item | None


async def call_of(work: Work, call_id: UUID, *, unit_id: UUID, locked: bool = False) -> Call:
    """A call that the unit issued or is asked by; CallNotFound otherwise."""
    asked = exists().where(col(CalledUnit.call_id) == col(Call.id), col(CalledUnit.unit_id) == unit_id)
    statement = select(Call).where(col(Call.id) == call_id, or_(col(Call.issuer_id) == unit_id, asked))
    if locked:
        statement = statement.with_for_update(of=Call)
    call: Call | None = (await work.run(statement)).scalars().first()
    if call is None:
        raise CallNotFound
    return call


async def called_unit(work: Work, call_id: UUID, unit_id: UUID) -> CalledLine:
    """The unit's own line, locked; CallNotFound when it is not asked."""
    line = await work.find(CalledUnit, (call_id, unit_id))
    if line is None:
        raise CallNotFound
    return CalledLine(line, await work.read(Item, line.item_id) if line.item_id else None)


async def calls_page(work: Work, *, unit_id: UUID, view: CallView, after: UUID | None, limit: int) -> Sequence[Call]:
    """The newest first."""
    statement = select(Call)
    if view == "issued":
        statement = statement.where(col(Call.issuer_id) == unit_id)
    else:
        asked = and_(col(CalledUnit.call_id) == col(Call.id), col(CalledUnit.unit_id) == unit_id)
        statement = statement.join(CalledUnit, asked)
    if after is not None:
        statement = statement.where(col(Call.id) < after)
    found: Sequence[Call] = (await work.run(statement.order_by(col(Call.id).desc()).limit(limit))).scalars().all()
    return found


async def lines_of_calls(
    work: Work, call_ids: Sequence[UUID], *, of_unit: UUID | None = None
) -> dict[UUID, list[CalledLine]]:
    """By call, in the order of the units' names; of one unit only where it is named."""
    statement = (
        select(CalledUnit, CopyOf(Item, name="answer", without=frozenset({"content"})))
        .select_from(CalledUnit)
        .outerjoin(Item, col(Item.id) == col(CalledUnit.item_id))
        .where(col(CalledUnit.call_id).in_(call_ids))
        .order_by(col(CalledUnit.unit_name), col(CalledUnit.unit_id))
    )
    if of_unit is not None:
        statement = statement.where(col(CalledUnit.unit_id) == of_unit)
    found: dict[UUID, list[CalledLine]] = {call_id: [] for call_id in call_ids}
    for row in (await work.run(statement)).all():
        found[row[0].call_id].append(CalledLine(row[0], row.answer))
    return found


async def open_calls(work: Work, unit_id: UUID) -> Sequence[Call]:
    """What the unit is asked for and has neither begun nor declined, the first due first."""
    statement = (
        select(Call)
        .join(CalledUnit, and_(col(CalledUnit.call_id) == col(Call.id), col(CalledUnit.unit_id) == unit_id))
        .outerjoin(Item, col(Item.id) == col(CalledUnit.item_id))
        .where(
            col(Call.withdrawn_at).is_(None),
            col(CalledUnit.declined_at).is_(None),
            or_(col(Item.id).is_(None), col(Item.state) == ItemState.WITHDRAWN),
        )
        .order_by(col(Call.due_at), col(Call.id))
    )
    found: Sequence[Call] = (await work.run(statement)).scalars().all()
    return found


async def units_in_order(work: Work, edition_id: UUID, unit_ids: Sequence[UUID]) -> list[KnownUnit | None]:
    """Units as they take part in the edition; None for one that does not."""
    wanted = select(KnownUnit).where(col(KnownUnit.edition_id) == edition_id, col(KnownUnit.unit_id).in_(unit_ids))
    found: dict[UUID, KnownUnit] = {unit.unit_id: unit for unit in (await work.run(wanted)).scalars()}
    return [found.get(unit_id) for unit_id in unit_ids]
