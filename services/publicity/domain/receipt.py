"""What a desk says it did with an item."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field

from services.publicity.domain.feed_item import FeedItem
from services.publicity.domain.refusals import ItemGone, ReceiptInFuture
from services.publicity.domain.row import Row, instant, one_of, text

CLOCK_SLACK = timedelta(minutes=5)


class ReceiptStatus(StrEnum):
    """Received, used, published; removed is what a withdrawal asks for."""

    RECEIVED = "received"
    USED = "used"
    PUBLISHED = "published"
    REMOVED = "removed"


class Receipt(Row, table=True):
    """A desk's answer to one document of the feed; the same answer again only moves its time."""

    __tablename__ = "receipt"
    __table_args__ = (one_of("status", tuple(ReceiptStatus), "status_known"),)

    sequence: int = Field(primary_key=True, sa_type=BigInteger, foreign_key="feed_item.sequence")
    desk_id: UUID = Field(primary_key=True, index=True)
    status: str = text(primary_key=True)
    item_id: UUID
    at: datetime = instant()
    noted_at: datetime = instant()


def check_receipt(newest: FeedItem, status: ReceiptStatus, *, at: datetime, now: datetime) -> None:
    """What is reported has happened; a withdrawn item can be received and removed, no longer used."""
    if at > now + CLOCK_SLACK:
        raise ReceiptInFuture
    if newest.canceled and status in (ReceiptStatus.USED, ReceiptStatus.PUBLISHED):
        raise ItemGone
