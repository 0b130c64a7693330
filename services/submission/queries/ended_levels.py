"""Items that wait for units that have ended."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.clock_words import BEIJING
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.row import IDS


async def items_at_ended_levels(work: Work, *, limit: int) -> Sequence[tuple[Item, UUID | None]]:
    """Locked, each with the first successor of the ended unit that is still there; None where it has none."""
    today = work.now().astimezone(BEIJING).date()
    found: Any = await work.run(select(KnownUnit).where(col(KnownUnit.closed_on) <= today))
    ended = {(unit.edition_id, unit.unit_id): unit for unit in found.scalars()}
    if not ended:
        return []
    ids = bindparam("ended", list({unit_id for _, unit_id in ended}), IDS)
    # The path says no more than the level does, but it has an index.
    waiting = select(Item).where(
        col(Item.unit_path).op("&&")(ids),
        col(Item.awaiting_unit_id) == any_(ids),
        col(Item.state) == ItemState.SUBMITTED,
    )
    locked: Any = await work.run(waiting.order_by(col(Item.id)).limit(limit).with_for_update(skip_locked=True))
    levels = [(item, ended.get((item.edition_id, item.awaiting_unit_id))) for item in locked.scalars()]
    return [(item, await _successor(work, unit)) for item, unit in levels if unit is not None]


async def _successor(work: Work, ended: KnownUnit) -> UUID | None:
    for unit_id in ended.successor_ids:
        heir = await work.read(KnownUnit, (ended.edition_id, unit_id))
        if heir is not None and heir.closed_on is None:
            return unit_id
    return None
