"""A desk's own page: how far it is with the feed, and what it never answered."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query

from chassis.bodies import Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from services.publicity.api.callers import Desk
from services.publicity.domain.receipt import ReceiptStatus
from services.publicity.queries.deliveries import deliveries_to, feed_state_of, gaps_of
from services.publicity.queries.feed import check_desk

routes = router("/feed", tags=["feed"])

Cursor = Annotated[str | None, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=100)]


class FeedState(Output):
    """Where the desk stands: `head` is the last sequence of the feed; what it gave no receipt for, and since when."""

    head: int
    unreceived: int
    oldest_unreceived_at: datetime | None
    unconfirmed_withdrawals: int
    last_receipt_at: datetime | None


class Said(Output):
    """One receipt of the desk."""

    status: ReceiptStatus
    at: datetime


class Gap(Output):
    """A released item whose newest document the desk gave no receipt for."""

    sequence: int
    item_id: UUID
    kind: str
    title: str
    unit_name: str
    released_at: datetime


class Delivery(Gap):
    """The newest document of an item (`canceled` for a withdrawn one), and what the desk said about it."""

    receipts: tuple[Said, ...]
    coverage_count: int


class DeliveryPage(Output):
    """A page of deliveries, newest first; no `next` on the last one."""

    items: tuple[Delivery, ...]
    next: str | None


class GapPage(Output):
    """A page of gaps, oldest first; no `next` on the last one."""

    items: tuple[Gap, ...]
    next: str | None


@routes.get("/state")
async def read_state(desk: Desk, work: WorkDep) -> FeedState:
    """How far the calling desk is."""
    await check_desk(work, desk.id)
    return FeedState.model_validate(await feed_state_of(work, desk.id))


@routes.get("/gaps")
async def list_gaps(
    desk: Desk,
    work: WorkDep,
    runtime: RuntimeDep,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> GapPage:
    """What the calling desk never answered."""
    await check_desk(work, desk.id)
    scope = f"gaps:{desk.id}"
    after = int(runtime.cursors.open(scope, cursor)[0]) if cursor else 0
    rows = await gaps_of(work, desk.id, after=after, limit=limit + 1)
    items = tuple(Gap.model_validate(row) for row in rows[:limit])
    following = runtime.cursors.seal(scope, [items[-1].sequence]) if len(rows) > limit else None
    return GapPage(items=items, next=following)


@routes.get("/deliveries")
async def list_deliveries(
    desk: Desk, work: WorkDep, runtime: RuntimeDep, cursor: Cursor = None, limit: Limit = 50
) -> DeliveryPage:
    """Everything in the feed as the calling desk has dealt with it."""
    await check_desk(work, desk.id)
    scope = f"deliveries:{desk.id}"
    before = int(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    rows = await deliveries_to(work, desk.id, before=before, limit=limit + 1)
    items = tuple(Delivery.model_validate(row) for row in rows[:limit])
    following = runtime.cursors.seal(scope, [items[-1].sequence]) if len(rows) > limit else None
    return DeliveryPage(items=items, next=following)
