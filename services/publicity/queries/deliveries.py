"""How far a desk is with the feed: what it said it has, and what it never answered."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Coverage, Entry, FeedItem, KnownAccess, Receipt
from services.publicity.domain.feed_item import FeedKind
from services.publicity.queries.withdrawals import owed_by_desks

LINE: tuple[Any, ...] = (
    col(FeedItem.sequence), col(FeedItem.item_id), col(FeedItem.kind), col(FeedItem.released_at),
    col(Entry.title), col(Entry.unit_name),
)  # fmt: skip


def never_answered(desk_id: UUID) -> ColumnElement[bool]:
    """Released items whose newest document the desk gave no receipt for; withdrawn ones are counted elsewhere."""
    answer = select(col(Receipt.status)).where(
        col(Receipt.sequence) == col(FeedItem.sequence), col(Receipt.desk_id) == desk_id
    )
    return and_(
        ~col(FeedItem.superseded), col(FeedItem.kind) != FeedKind.CANCELED, ~answer.correlate(FeedItem).exists()
    )


async def feed_state_of(work: Work, desk_id: UUID) -> Any:
    """The feed's head and where the desk stands, in one statement."""
    unreceived = select(func.count(), func.min(col(FeedItem.released_at))).where(never_answered(desk_id)).subquery()
    unconfirmed = owed_by_desks(select(func.count()).select_from(FeedItem)).where(
        col(KnownAccess.account_id) == desk_id
    )
    statement = select(
        select(func.coalesce(func.max(col(FeedItem.sequence)), 0)).scalar_subquery().label("head"),
        unreceived.c[0].label("unreceived"),
        unreceived.c[1].label("oldest_unreceived_at"),
        unconfirmed.scalar_subquery().label("unconfirmed_withdrawals"),
        select(func.max(col(Receipt.noted_at))).where(col(Receipt.desk_id) == desk_id).scalar_subquery()
        .label("last_receipt_at"),
    )  # fmt: skip
    return (await work.run(statement)).one()


async def deliveries_to(work: Work, desk_id: UUID, *, before: int | None, limit: int) -> Sequence[Any]:
    """The newest document of each item with what the desk said about it, newest first."""
    said = func.jsonb_build_object("status", col(Receipt.status), "at", col(Receipt.at))
    receipts = select(func.jsonb_agg(aggregate_order_by(said, col(Receipt.at)), type_=JSONB)).where(
        col(Receipt.sequence) == col(FeedItem.sequence), col(Receipt.desk_id) == desk_id
    )
    coverage = select(func.count()).where(
        col(Coverage.entry_id) == col(FeedItem.item_id), col(Coverage.desk_id) == desk_id
    )
    statement = (
        select(
            *LINE,
            func.coalesce(receipts.correlate(FeedItem).scalar_subquery(), literal([], JSONB)).label("receipts"),
            coverage.correlate(FeedItem).scalar_subquery().label("coverage_count"),
        )
        .join(Entry, col(Entry.id) == col(FeedItem.item_id))
        .where(~col(FeedItem.superseded))
        .order_by(col(FeedItem.sequence).desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(col(FeedItem.sequence) < before)
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows


async def gaps_of(work: Work, desk_id: UUID, *, after: int, limit: int) -> Sequence[Any]:
    """What the desk never answered, behind a sequence, oldest first."""
    statement = (
        select(*LINE)
        .join(Entry, col(Entry.id) == col(FeedItem.item_id))
        .where(never_answered(desk_id), col(FeedItem.sequence) > after)
        .order_by(col(FeedItem.sequence))
        .limit(limit)
    )
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows
