"""A desk says where it printed an item."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.publicity import messages
from services.publicity.domain import Coverage, Entry
from services.publicity.domain.coverage import MOST_FOR_AN_ITEM
from services.publicity.domain.entry import Told
from services.publicity.domain.refusals import CoverageFull, CoverageKnown, ItemUnknown
from services.publicity.queries.entries import coverage_of
from services.publicity.queries.feed import check_desk, usable_feed_item


@dataclass(frozen=True)
class Printed:
    """One address where an item was printed."""

    outlet: str
    title: str
    url: str
    published_at: datetime


async def report_coverage(work: Work, *, item_id: UUID, desk_id: UUID, printed: Printed) -> Coverage:
    """Keep the report and tell the school; each address once, and none for a withdrawn item."""
    await check_desk(work, desk_id)
    entry = await work.get(Entry, item_id, refusal=ItemUnknown)
    await usable_feed_item(work, item_id)
    earlier = await coverage_of(work, [item_id])
    if any(each.url == printed.url for each in earlier):
        raise CoverageKnown
    if len(earlier) >= MOST_FOR_AN_ITEM:
        raise CoverageFull
    coverage = Coverage(
        id=new_id(),
        entry_id=item_id,
        desk_id=desk_id,
        outlet=printed.outlet,
        title=printed.title,
        url=printed.url,
        published_at=printed.published_at,
        reported_at=work.now(),
    )
    work.add(coverage)
    await messages.tell_again(work, entry, told=Told.COVERED)
    return coverage
