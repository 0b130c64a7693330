"""Which items a reader may see; the only place where this is written."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from chassis.principal import Principal
from contracts.roles import Role
from services.submission.domain.item import Item, ItemState


def seen_by(reader: Principal) -> ColumnElement[bool]:
    """What the reader's unit sees; a co-department stands beside its unit, and sees what was submitted alone (R76)."""
    return submitted_in(reader.unit_id) if is_beside(reader) else visible_to(reader.unit_id)


def writes_in(reader: Principal, item: Item) -> bool:
    """Whether the reader sees what is being written: the item's own unit, without the departments beside it."""
    return item.unit_id == reader.unit_id and not is_beside(reader)


def is_beside(reader: Principal) -> bool:
    """Whether the reader is a co-department of the unit's territory."""
    return reader.has(Role.CO_DEPARTMENT)


def visible_to(unit_id: UUID) -> ColumnElement[bool]:
    """The unit's own items, and what units below it have submitted; never a draft of another unit."""
    return or_(col(Item.unit_id) == unit_id, below(unit_id))


def awaits_office(unit_id: UUID) -> ColumnElement[bool]:
    """What the last level below the ministry has approved, what is not for the pool, and what the ministry's office
    has not taken yet; the office is that of the root of the path."""
    return and_(col(Item.unit_path)[1] == unit_id, col(Item.state) == ItemState.APPROVED, col(Item.pooled).is_(False))


def below(unit_id: UUID) -> ColumnElement[bool]:
    """What units below this one have submitted at least once."""
    return and_(col(Item.unit_id) != unit_id, submitted_in(unit_id))


def submitted_in(unit_id: UUID) -> ColumnElement[bool]:
    """What the unit and those below it have submitted at least once."""
    return and_(col(Item.unit_path).contains([unit_id]), col(Item.submitted_at).is_not(None))
