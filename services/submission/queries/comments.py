"""Comments on items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func
from sqlmodel import col, select

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_comment import CommentNotFound, ItemComment
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.refusals import ItemNotFound
from services.submission.queries.visibility import seen_by


@dataclass(frozen=True)
class SubmittedItem:
    """An item with what was submitted last; nothing where it never was."""

    item: Item
    content: dict[str, Any]


async def item_to_comment(work: Work, item_id: UUID, *, reader: Principal) -> SubmittedItem:
    """ItemNotFound when there is none, or none that the reader may see."""
    statement = (
        select(Item, ItemVersion)
        .outerjoin(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(Item.submission_number)),
        )
        .where(col(Item.id) == item_id, seen_by(reader))
    )
    found = (await work.run(statement)).first()
    if found is None:
        raise ItemNotFound
    item, version = found
    return SubmittedItem(item, version.content if version else {})


async def comments_of(work: Work, item_id: UUID, *, reader: Principal) -> Sequence[ItemComment]:
    """What was said of an item, the first first; who sees the item sees them."""
    await item_to_comment(work, item_id, reader=reader)
    said = select(ItemComment).where(col(ItemComment.item_id) == item_id).order_by(col(ItemComment.id))
    return [each for each in (await work.run(said)).scalars().all() if not each.is_slip]


async def own_comment(work: Work, item_id: UUID, comment_id: UUID, *, reader: Principal) -> ItemComment:
    """One of them, to be changed."""
    await item_to_comment(work, item_id, reader=reader)
    comment = await work.find(ItemComment, comment_id)
    if comment is None or comment.item_id != item_id or comment.is_slip:
        raise CommentNotFound
    return comment


def comment_count() -> ColumnElement[int]:
    """How many comments the item of the row has that stand, as a column of a larger select."""
    stand = select(func.count()).where(
        col(ItemComment.item_id) == col(Item.id), col(ItemComment.withdrawn_at).is_(None)
    )
    return stand.correlate(Item).scalar_subquery()
