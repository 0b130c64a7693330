"""The board of withdrawals: withdrawn items × desks, those that have confirmed the removal and those that have not."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Entry, FeedItem, KnownAccess, Receipt
from services.publicity.domain.feed_item import FeedKind
from services.publicity.domain.receipt import ReceiptStatus
from services.publicity.domain.refusals import EntryUnknown
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
WITHDRAWN: ColumnElement[bool] = and_(col(FeedItem.kind) == FeedKind.CANCELED, ~col(FeedItem.superseded))
# A desk that had access at the time of the withdrawal; whether it still has it, is for the reader to ask.
OWING: ColumnElement[bool] = and_(col(KnownAccess.kind) == DESK, col(KnownAccess.noted_at) <= col(FeedItem.released_at))
ANSWERED: ColumnElement[bool] = and_(
    col(Receipt.sequence) == col(FeedItem.sequence),
    col(Receipt.desk_id) == col(KnownAccess.account_id),
    col(Receipt.status) == ReceiptStatus.REMOVED,
)


def owed_by_desks(statement: Select[Any]) -> Select[Any]:
    """From the feed's documents to withdrawals and the desks that have still to confirm them: those that had access
    at the time of the withdrawal, and still have it."""
    unanswered = ~select(col(Receipt.status)).where(ANSWERED).correlate(FeedItem, KnownAccess).exists()
    return statement.join(KnownAccess, and_(OWING, col(KnownAccess.active))).where(WITHDRAWN, unanswered)


async def open_withdrawals(
    work: Work, *, desk_id: UUID | None, after: tuple[int, UUID] | None, limit: int
) -> Sequence[Any]:
    """What is still to be confirmed, by all desks or by one, oldest withdrawal first."""
    feed = select(*LINE).select_from(FeedItem).join(Entry, col(Entry.id) == col(FeedItem.item_id))
    statement = owed_by_desks(feed).order_by(col(FeedItem.sequence), col(KnownAccess.account_id)).limit(limit)
    if desk_id is not None:
        statement = statement.where(col(KnownAccess.account_id) == desk_id)
    if after is not None:
        statement = statement.where(tuple_(FeedItem.sequence, KnownAccess.account_id) > after)
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows


async def released_entry(work: Work, item_id: UUID) -> Entry:
    """The entry; EntryUnknown for one that was never released."""
    entry = await work.read(Entry, item_id)
    if entry is None or entry.released_at is None:
        raise EntryUnknown
    return entry


async def acknowledgements_of(work: Work, item_id: UUID) -> Sequence[Any]:
    """Every desk that owed an answer to the withdrawal of an item, by name, with the time of its answer or none. One
    whose access has ended since owes nothing more, but an answer that it gave is shown."""
    statement: Select[*tuple[Any, ...]] = (
        select(col(KnownAccess.account_id).label("desk_id"), col(KnownAccess.unit_name).label("desk_name"),
               col(Receipt.at).label("confirmed_at"))
        .select_from(FeedItem)
        .join(KnownAccess, OWING)
        .outerjoin(Receipt, ANSWERED)
        .where(
            col(FeedItem.item_id) == item_id,
            WITHDRAWN,
            or_(col(KnownAccess.active), col(Receipt.at).is_not(None)),
        )
        .order_by(col(KnownAccess.unit_name), col(KnownAccess.account_id))
    )  # fmt: skip
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows
