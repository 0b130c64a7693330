"""Items whose texts tell the same: a fingerprint of what was submitted last, and the pairs that were found."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from services.submission.domain.row import Row

BIGINTS: Any = ARRAY(BigInteger)


class ItemFingerprint(Row, table=True):
    """Of the submission with this number; texts that share a band may be alike."""

    __tablename__ = "item_fingerprint"
    __table_args__ = (
        Index("ix_item_fingerprint_bands", "bands", postgresql_using="gin"),
        Index("ix_item_fingerprint_submitted_at", "submitted_at"),
    )

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    number: int
    edition_id: UUID
    submitted_at: datetime
    bands: list[int] = Field(sa_type=BIGINTS)


class LikeItem(Row, table=True):
    """Two items of one edition that share this part of their texts; looked at when the first was compared last."""

    __tablename__ = "like_item"
    __table_args__ = (
        CheckConstraint("similarity > 0 and similarity <= 1", name="similarity_is_a_share"),
        CheckConstraint("item_id <> other_id", name="of_two_items"),
        Index("ix_like_item_other_id", "other_id"),
    )

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    other_id: UUID = Field(primary_key=True, foreign_key="item.id")
    similarity: float
