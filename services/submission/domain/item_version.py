"""The content of an item as it was at each submission."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import DOCUMENT, Row


class ItemVersion(Row, table=True):
    """What the levels above read; never changed."""

    __tablename__ = "item_version"

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    number: int = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_type=DOCUMENT)
    submitted_at: datetime
    submitted_by: UUID
