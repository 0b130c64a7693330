"""Where a desk printed an item."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from services.publicity.domain.row import Row, instant, text, within

MOST_FOR_AN_ITEM = 500


class Coverage(Row, table=True):
    """One address where an item was printed or shown."""

    __tablename__ = "coverage"
    __table_args__ = (
        Index("uq_coverage_entry_url", "entry_id", "url", unique=True),
        within("outlet", 100),
        within("title", 200),
        within("url", 1000),
        CheckConstraint("url ~ '^https?://'", name="url_is_web"),
    )

    id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(foreign_key="entry.id")
    desk_id: UUID
    outlet: str = text()
    title: str = text()
    url: str = text()
    published_at: datetime = instant()
    reported_at: datetime = instant()
