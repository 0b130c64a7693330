"""Which items a unit may see; the only place where this is written."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from services.submission.domain.item import Item


def visible_to(unit_id: UUID) -> ColumnElement[bool]:
    """The unit's own items, and what units below it have submitted; never a draft of another unit."""
    return or_(col(Item.unit_id) == unit_id, below(unit_id))


def below(unit_id: UUID) -> ColumnElement[bool]:
    """What units below this one have submitted at least once."""
    return and_(
        col(Item.unit_id) != unit_id,
        col(Item.unit_path).contains([unit_id]),
        col(Item.submitted_at).is_not(None),
    )
