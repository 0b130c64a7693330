"""A hint that a writer holds to be mistaken, and why; whoever approves reads it beside the hint."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from chassis.errors import NotFound
from services.submission.domain.row import Row

REASON_MOST = 200


class HintUnknown(NotFound):
    """The text no longer has what the hint pointed at."""

    title = "没有找到这条提示，内容可能已经修改"


class HintAppeal(Row, table=True):
    """One word on one hint of an item; said again it replaces what was said."""

    __tablename__ = "hint_appeal"
    __table_args__ = (CheckConstraint(f"char_length(reason) between 1 and {REASON_MOST}", name="reason_limit"),)

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    hint_key: str = Field(primary_key=True)
    reason: str
    said_at: datetime
    said_by: UUID
