"""Which items a unit may see; the only place where this is written."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from services.submission.domain.item import Item, ItemState


def visible_to(unit_id: UUID) -> ColumnElement[bool]:
    """The unit's own items, and what units below it have submitted; never a draft of another unit."""
    return or_(col(Item.unit_id) == unit_id, below(unit_id))


def awaits_office(unit_id: UUID) -> ColumnElement[bool]:
    """What the last level below the ministry has approved, what is not for the pool, and what the ministry's office
    has not taken yet; the office is that of the root of the path."""
    return and_(col(Item.unit_path)[1] == unit_id, col(Item.state) == ItemState.APPROVED, col(Item.pooled).is_(False))


def below(unit_id: UUID) -> ColumnElement[bool]:
    """What units below this one have submitted at least once."""
    return and_(
        col(Item.unit_id) != unit_id,
        col(Item.unit_path).contains([unit_id]),
        col(Item.submitted_at).is_not(None),
    )
