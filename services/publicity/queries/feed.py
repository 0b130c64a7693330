"""The feed as desks read it: the newest document of each item, in the order of the sequence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, func, select
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Entry, FeedItem, KnownAccess
from services.publicity.domain.refusals import DeskEnded, ItemEmbargoed, ItemGone, ItemUnknown
from services.publicity.domain.steps import EntryState

DESK = "desk"


async def check_desk(work: Work, desk_id: UUID) -> None:
    """Refuse a desk whose access was ended; its token may live some minutes longer."""
    known = (await work.run(select(col(KnownAccess.active)).where(col(KnownAccess.account_id) == desk_id))).first()
    if known is not None and not known.active:
        raise DeskEnded


async def feed_after(work: Work, sequence: int, *, limit: int) -> Sequence[Any]:
    """Sequence and document (as JSON text) of what stands behind a sequence. A document that a newer one of its
    item has replaced is left out: nobody is sent the content of what was withdrawn."""
    statement = (
        select(col(FeedItem.sequence), cast(FeedItem.document, Text).label("document"))
        .where(col(FeedItem.sequence) > sequence, ~col(FeedItem.superseded))
        .order_by(col(FeedItem.sequence))
        .limit(limit)
    )
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows


async def sequence_before(work: Work, since: datetime) -> int:
    """The last sequence given before an instant; 0 when there is none."""
    statement = select(func.coalesce(func.max(col(FeedItem.sequence)), 0)).where(col(FeedItem.released_at) < since)
    sequence: int = (await work.run(statement)).scalars().first()
    return sequence


async def newest_feed_item(work: Work, item_id: UUID) -> FeedItem | None:
    """The document that stands for an item."""
    statement = select(FeedItem).where(col(FeedItem.item_id) == item_id, ~col(FeedItem.superseded))
    found: FeedItem | None = (await work.run(statement)).scalars().first()
    return found


async def feed_item_for_desk(work: Work, item_id: UUID) -> FeedItem:
    """The document that stands, a withdrawal included; ItemEmbargoed before its time, ItemUnknown otherwise."""
    newest = await newest_feed_item(work, item_id)
    if newest is not None:
        return newest
    entry = await work.read(Entry, item_id)
    if entry is not None and entry.state == EntryState.RELEASED and entry.embargoed_until is not None:
        raise ItemEmbargoed(extensions={"embargoedUntil": entry.embargoed_until.isoformat()})
    raise ItemUnknown


async def usable_feed_item(work: Work, item_id: UUID) -> FeedItem:
    """The document of an item that may be used; ItemGone tells what to do about a withdrawn one."""
    newest = await feed_item_for_desk(work, item_id)
    if newest.canceled:
        told = newest.document
        raise ItemGone(
            str(told.get("edNote", "")), extensions={"uri": told["uri"], "withdrawnAt": told["versionCreated"]}
        )
    return newest
