"""Units that have ended: who goes on for them, what waits for them, and what they had not sent up."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, any_, bindparam, func, tuple_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.clock_words import BEIJING
from services.submission.domain.item import EDITABLE, Item, ItemState
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.row import IDS

Heirs = Mapping[tuple[UUID, UUID], KnownUnit | None]


async def items_at_ended_levels(work: Work, *, limit: int) -> Sequence[tuple[Item, UUID | None]]:
    """Locked, each with the first successor of the ended unit that is still there; None where it has none."""
    heirs = await _heirs(work)
    if not heirs:
        return []
    ids = bindparam("ended", list({unit_id for _, unit_id in heirs}), IDS)
    # The path says no more than the level does, but it has an index.
    waiting = select(Item).where(
        col(Item.unit_path).op("&&")(ids),
        col(Item.awaiting_unit_id) == any_(ids),
        col(Item.state) == ItemState.SUBMITTED,
    )
    locked: Any = await work.run(waiting.order_by(col(Item.id)).limit(limit).with_for_update(skip_locked=True))
    levels = [(item, (item.edition_id, item.awaiting_unit_id)) for item in locked.scalars()]
    return [(item, heir.unit_id if (heir := heirs[level]) else None) for item, level in levels if level in heirs]


async def items_of_ended_units(work: Work, *, limit: int) -> Sequence[tuple[Item, KnownUnit]]:
    """Locked, each with the first successor of its unit that is still there; none without one, and none under appeal:
    that stands still until it is decided."""
    heirs = {unit: heir for unit, heir in (await _heirs(work)).items() if heir is not None}
    if not heirs:
        return []
    left = select(Item).where(
        tuple_(col(Item.edition_id), col(Item.unit_id)).in_(list(heirs)),
        col(Item.state).in_(EDITABLE),
        ~col(Item.appeal_open),
    )
    locked: Any = await work.run(left.order_by(col(Item.id)).limit(limit).with_for_update(skip_locked=True))
    return [(item, heirs[item.edition_id, item.unit_id]) for item in locked.scalars()]


async def _heirs(work: Work) -> Heirs:
    """Of each unit that has ended in an edition the first successor that is still there; None where there is none."""
    today = work.now().astimezone(BEIJING).date()
    ended, successor = aliased(KnownUnit), aliased(KnownUnit)
    ids = col(ended.successor_ids)
    statement = (
        select_columns(col(ended.edition_id), col(ended.unit_id), successor)
        .outerjoin(
            successor,
            and_(
                col(successor.edition_id) == col(ended.edition_id),
                col(successor.unit_id) == any_(ids),
                col(successor.closed_on).is_(None),
            ),
        )
        .where(col(ended.closed_on) <= today)
        .order_by(func.array_position(ids, col(successor.unit_id)))
    )
    heirs: dict[tuple[UUID, UUID], KnownUnit | None] = {}
    for edition_id, unit_id, heir in (await work.run(statement)).all():
        heirs.setdefault((edition_id, unit_id), heir)
    return heirs
