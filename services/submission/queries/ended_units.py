"""What units that have ended had not sent up."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, any_, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.clock_words import BEIJING
from services.submission.domain.item import EDITABLE, Item
from services.submission.domain.known_unit import KnownUnit


async def items_of_ended_units(work: Work, *, limit: int) -> Sequence[tuple[Item, KnownUnit]]:
    """Locked, each with the first successor of its unit that is still there; none without one, and none under appeal:
    that stands still until it is decided."""
    today = work.now().astimezone(BEIJING).date()
    ended, successor = aliased(KnownUnit), aliased(KnownUnit)
    ids = col(ended.successor_ids)
    statement = (
        select(Item, successor)
        .join(ended, and_(col(ended.edition_id) == col(Item.edition_id), col(ended.unit_id) == col(Item.unit_id)))
        .join(
            successor,
            and_(
                col(successor.edition_id) == col(Item.edition_id),
                col(successor.unit_id) == any_(ids),
                col(successor.closed_on).is_(None),
            ),
        )
        .where(col(ended.closed_on) <= today, col(Item.state).in_(EDITABLE), ~col(Item.appeal_open))
        .order_by(col(Item.id), func.array_position(ids, col(successor.unit_id)))
        .limit(limit)
        .with_for_update(of=Item, skip_locked=True)
    )
    first: dict[Any, tuple[Item, KnownUnit]] = {}
    for item, heir in (await work.run(statement)).all():
        first.setdefault(item.id, (item, heir))
    return list(first.values())
