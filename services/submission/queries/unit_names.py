"""Names of units, as a column of a larger select."""

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from services.submission.domain.item import Item
from services.submission.domain.known_unit import KnownUnit


def awaiting_unit_name() -> ColumnElement[str | None]:
    """The unit that the item of the row waits for, as it is called in the item's edition."""
    level = aliased(KnownUnit)
    name = select(col(level.name)).where(
        col(level.edition_id) == col(Item.edition_id), col(level.unit_id) == col(Item.awaiting_unit_id)
    )
    return name.correlate(Item).scalar_subquery()
