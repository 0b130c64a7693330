"""Every fact that publicity tells: to the other services on publicity.items, to outside desks on the media feed."""

from collections.abc import AsyncIterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from chassis.work import Work
from contracts.base import Event
from contracts.feed import FeedFact, MediaItemCanceled, MediaItemPublished, MediaItemUpdated
from contracts.ninjs import NinjsItem
from contracts.publicity import (
    CorrectionRecord,
    CoverageRecord,
    CoverageReported,
    ItemPooled,
    ItemReleased,
    ReleaseWithdrawn,
)
from services.publicity.domain import Correction, Coverage, Entry, FeedItem
from services.publicity.domain.correction import TOLD
from services.publicity.domain.entry import Told
from services.publicity.domain.feed_item import FeedKind

PAGE = 200
FEED_EVENTS: dict[str, type[FeedFact]] = {
    FeedKind.PUBLISHED: MediaItemPublished,
    FeedKind.UPDATED: MediaItemUpdated,
    FeedKind.CANCELED: MediaItemCanceled,
}


def item_pooled(entry: Entry) -> ItemPooled:
    """The pool took the item."""
    return ItemPooled(
        version=entry.version,
        item_id=entry.id,
        unit_id=entry.unit_id,
        occurred_at=entry.pooled_at,
        item_version=entry.item_version,
    )


def item_released(entry: Entry, correction: CorrectionRecord | None = None) -> ItemReleased:
    """The item went out; `feed_sequence` is 0 while an embargo keeps it out of the feed."""
    return ItemReleased(
        version=entry.version,
        item_id=entry.id,
        unit_id=entry.unit_id,
        occurred_at=entry.released_at or entry.pooled_at,
        feed_sequence=entry.feed_sequence,
        embargoed_until=entry.embargoed_until,
        asset_ids=tuple(entry.asset_ids),
        correction=correction,
    )


def coverage_reported(
    entry: Entry, coverage: Sequence[Coverage], correction: CorrectionRecord | None
) -> CoverageReported:
    """Where the item was printed, all of it."""
    return CoverageReported(
        version=entry.version,
        item_id=entry.id,
        unit_id=entry.unit_id,
        occurred_at=coverage[-1].reported_at,
        coverage=tuple(
            CoverageRecord(outlet=each.outlet, title=each.title, url=each.url, published_at=each.published_at)
            for each in coverage
        ),
        released_at=entry.released_at or entry.pooled_at,
        feed_sequence=entry.feed_sequence,
        embargoed_until=entry.embargoed_until,
        asset_ids=tuple(entry.asset_ids),
        correction=correction,
    )


def release_withdrawn(entry: Entry) -> ReleaseWithdrawn:
    """The item must no longer be used; `feed_sequence` is 0 when no desk had seen it."""
    return ReleaseWithdrawn(
        version=entry.version,
        item_id=entry.id,
        unit_id=entry.unit_id,
        occurred_at=entry.withdrawn_at or entry.pooled_at,
        feed_sequence=entry.feed_sequence,
        reason=entry.withdrawal_reason,
        asset_ids=tuple(entry.asset_ids),
    )


def media_item(item: FeedItem) -> FeedFact:
    """A document of the feed."""
    document = NinjsItem.model_validate(item.document)
    return FEED_EVENTS[item.kind].of(item_id=item.item_id, document=document)


async def current_state(work: Work) -> AsyncIterator[Event]:
    """What each entry was last told by, then the document that stands for each item, in the feed's order."""
    after = UUID(int=0)
    while True:
        statement = select(Entry).where(col(Entry.id) > after).order_by(col(Entry.id)).limit(PAGE)
        entries: Sequence[Entry] = (await work.run(statement)).scalars().all()
        for entry in entries:
            yield await last_fact(work, entry)
        if len(entries) < PAGE:
            break
        after = entries[-1].id
    async for item in _standing_documents(work):
        yield media_item(item)


async def last_fact(work: Work, entry: Entry) -> Event:
    """What the entry was last told by, as it stands now: all coverage and the newest correction included."""
    match entry.told:
        case Told.RELEASED:
            return item_released(entry, await _correction_of(work, entry))
        case Told.WITHDRAWN:
            return release_withdrawn(entry)
        case Told.COVERED:
            statement = select(Coverage).where(col(Coverage.entry_id) == entry.id).order_by(col(Coverage.id))
            coverage = (await work.run(statement)).scalars().all()
            return coverage_reported(entry, coverage, await _correction_of(work, entry))
        case _:
            return item_pooled(entry)


async def tell_again(
    work: Work, entry: Entry, *, told: str | None = None, trace: Mapping[str, str] | None = None
) -> None:
    """The last fact once more, or another in its place, under the next version: something that it carries is new."""
    entry.tell(told or entry.told)
    await work.flush()
    work.publish(await last_fact(work, entry), trace=trace)


async def _correction_of(work: Work, entry: Entry) -> CorrectionRecord | None:
    """The newest that the unit hears of."""
    statement = (
        select(Correction)
        .where(col(Correction.entry_id) == entry.id, col(Correction.state).in_(TOLD))
        .order_by(col(Correction.item_version).desc())
        .limit(1)
    )
    found: Correction | None = (await work.run(statement)).scalars().first()
    if found is None:
        return None
    return CorrectionRecord(
        item_version=found.item_version,
        state=found.state,
        reason=found.decline_reason,
        decided_at=found.decided_at,
    )


async def _standing_documents(work: Work) -> AsyncIterator[FeedItem]:
    after = 0
    while True:
        statement = (
            select(FeedItem)
            .where(col(FeedItem.sequence) > after, ~col(FeedItem.superseded))
            .order_by(col(FeedItem.sequence))
            .limit(PAGE)
        )
        items: Sequence[FeedItem] = (await work.run(statement)).scalars().all()
        for item in items:
            yield item
        if len(items) < PAGE:
            return
        after = items[-1].sequence
