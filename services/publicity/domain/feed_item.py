"""The feed: documents under one sequence without a gap, in the order of commits."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from services.publicity.domain.row import Row, instant, json, one_of, text


class FeedKind(StrEnum):
    """What a document does to the item."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CANCELED = "canceled"


class FeedItem(Row, table=True):
    """One document of the feed (ninjs 3.1). `superseded` once a newer one of the same item stands."""

    __tablename__ = "feed_item"
    __table_args__ = (
        one_of("kind", tuple(FeedKind), "kind_known"),
        CheckConstraint("sequence > 0", name="sequence_positive"),
        Index("ix_feed_item_current", "sequence", postgresql_where=sql("not superseded")),
        Index("ix_feed_item_recalls", "sequence", postgresql_where=sql("kind <> 'published'")),
        Index("uq_feed_item_newest", "item_id", unique=True, postgresql_where=sql("not superseded")),
    )

    sequence: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    item_id: UUID = Field(foreign_key="entry.id")
    kind: str = text()
    document: dict[str, Any] = json()
    released_at: datetime = instant()
    superseded: bool = False

    @property
    def canceled(self) -> bool:
        """Whether the item was withdrawn."""
        return self.kind == FeedKind.CANCELED
