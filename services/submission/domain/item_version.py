"""The content of an item as it was at each submission."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.item import Item
from services.submission.domain.row import DOCUMENT, Row


class ItemVersion(Row, table=True):
    """What the levels above read; never changed."""

    __tablename__ = "item_version"

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    number: int = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_type=DOCUMENT)
    submitted_at: datetime
    submitted_by: UUID

    @classmethod
    def of(cls, item: Item, *, by: UUID, at: datetime) -> Self:
        """The item's content as it is submitted now."""
        return cls(
            item_id=item.id, number=item.submission_number, content=item.content, submitted_at=at, submitted_by=by
        )
