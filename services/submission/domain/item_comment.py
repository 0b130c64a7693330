"""Comments (意见): what co-departments and levels above say of an item. Nothing waits for one, and nobody owes one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.errors import DomainError, FieldError, Forbidden, NotFound
from chassis.principal import Principal
from chassis.rows import new_id
from services.submission.domain.item import Item
from services.submission.domain.item_state import WORDS, ItemState
from services.submission.domain.pointers import points_into
from services.submission.domain.refusals import NotePointerUnknown
from services.submission.domain.row import Row

TEXT_MAX, POINTER_MAX = 1000, 200
SLIP = timedelta(minutes=10)


class ItemNotCommentable(DomainError):
    """Comments are on what was submitted and not withdrawn."""

    code = "item-not-commentable"
    title = "当前状态不能发表意见"


class CommentNotFound(NotFound):
    """No such comment on the item, or one that was taken back at once."""

    title = "没有找到这条意见"


class NotYourComment(Forbidden):
    """What somebody said is taken back by who said it."""

    code = "not-your-comment"
    title = "只能撤回自己发表的意见"


class DepartmentUnknown(DomainError):
    """The account of the department has ended, or has not been told of yet."""

    code = "department-unknown"
    title = "联办部门账号已停用，或刚刚开通、信息还在同步，请稍后再试"


def check_commentable(item: Item) -> None:
    """It was submitted, and was not withdrawn."""
    if item.submitted_at is None or item.state == ItemState.WITHDRAWN:
        raise ItemNotCommentable(f"{WORDS[item.state]}，不能发表意见")


class ItemComment(Row, table=True):
    """One comment on the version that stood then; who is told by the name of the department or the unit."""

    __tablename__ = "item_comment"
    __table_args__ = (
        CheckConstraint(f"char_length(text) between 1 and {TEXT_MAX}", name="text_limit"),
        CheckConstraint(f"char_length(pointer) <= {POINTER_MAX}", name="pointer_limit"),
        Index("ix_item_comment_item_id_id", "item_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    item_id: UUID = Field(foreign_key="item.id")
    submission_number: int
    author_id: UUID
    author_name: str
    by_department: bool
    pointer: str
    text: str
    said_at: datetime
    withdrawn_at: datetime | None = None

    @classmethod
    def said(
        cls,
        text: str,
        *,
        pointer: str,
        item: Item,
        content: Mapping[str, Any],
        author_name: str,
        by_department: bool,
        by: Principal,
        at: datetime,
    ) -> Self:
        """On a place of the content that was submitted last, or on the whole of it."""
        check_commentable(item)
        if not points_into(content, pointer):
            raise NotePointerUnknown(errors=[FieldError("/pointer", "报送内容中没有这个位置", "pointer-unknown")])
        return cls(
            id=new_id(),
            item_id=item.id,
            submission_number=item.submission_number,
            author_id=by.id,
            author_name=author_name,
            by_department=by_department,
            pointer=pointer,
            text=text,
            said_at=at,
        )

    def withdraw(self, *, by: Principal, at: datetime) -> None:
        """By who said it; said twice is said once. Within ten minutes it was a slip, and nothing of it is shown."""
        if by.id != self.author_id:
            raise NotYourComment
        self.withdrawn_at = self.withdrawn_at or at

    @property
    def is_slip(self) -> bool:
        """Taken back so soon that it is as if it had not been said."""
        return self.withdrawn_at is not None and self.withdrawn_at - self.said_at < SLIP
