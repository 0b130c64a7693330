"""The board of withdrawals: withdrawn items × desks that have not confirmed the removal."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select, tuple_
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Entry, FeedItem, KnownAccess, Receipt
from services.publicity.domain.feed_item import FeedKind
from services.publicity.domain.receipt import ReceiptStatus
from services.publicity.queries.feed import DESK

LINE: tuple[Any, ...] = (
    FeedItem.sequence,
    FeedItem.item_id,
    Entry.title,
    col(Entry.withdrawal_reason).label("reason"),
    Entry.withdrawn_at,
    col(KnownAccess.account_id).label("desk_id"),
    col(KnownAccess.unit_name).label("desk_name"),
)


async def open_withdrawals(
    work: Work, *, desk_id: UUID | None, after: tuple[int, UUID] | None, limit: int
) -> Sequence[Any]:
    """What is still to be confirmed, by all desks or by one, oldest withdrawal first.

    A desk owes an answer when it had access at the time of the withdrawal and still has it.
    """
    answered = and_(
        col(Receipt.sequence) == col(FeedItem.sequence),
        col(Receipt.desk_id) == col(KnownAccess.account_id),
        col(Receipt.status) == ReceiptStatus.REMOVED,
    )
    statement: Select[Any] = (
        select(*LINE)
        .select_from(FeedItem)
        .join(Entry, col(Entry.id) == col(FeedItem.item_id))
        .join(
            KnownAccess,
            and_(
                col(KnownAccess.kind) == DESK,
                col(KnownAccess.active),
                col(KnownAccess.noted_at) <= col(FeedItem.released_at),
            ),
        )
        .where(
            col(FeedItem.kind) == FeedKind.CANCELED,
            ~col(FeedItem.superseded),
            ~select(col(Receipt.status)).where(answered).correlate(FeedItem, KnownAccess).exists(),
        )
        .order_by(col(FeedItem.sequence), col(KnownAccess.account_id))
        .limit(limit)
    )
    if desk_id is not None:
        statement = statement.where(col(KnownAccess.account_id) == desk_id)
    if after is not None:
        statement = statement.where(tuple_(FeedItem.sequence, KnownAccess.account_id) > after)
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows
