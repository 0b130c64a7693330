"""Corrections of what is out: what waits, and what is done with it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from services.publicity.api.callers import Publisher, Withdrawer
from services.publicity.api.releases import ReleasedOut
from services.publicity.queries.corrections import pending_corrections
from services.publicity.use_cases.decline_correction import decline_correction
from services.publicity.use_cases.release_correction import release_correction

routes = router("", tags=["releases"])


class CorrectionLine(Output):
    """A correction that waits for a publisher, and since when its item is out."""

    entry_id: UUID
    item_version: int
    title: str
    unit_name: str
    region: str
    reason: str
    approved_at: datetime
    noted_at: datetime
    released_at: datetime
    feed_sequence: int


class CorrectionPage(Output):
    """A page of what waits; no `next` on the last one."""

    items: tuple[CorrectionLine, ...]
    next: str | None


class CorrectionIn(Input):
    """Which correction was read: a newer one may have come."""

    item_version: int


class DeclinationIn(CorrectionIn):
    """Why what is out stays; the unit reads it."""

    reason: str = Field(min_length=1, max_length=500)


@routes.get("/corrections")
async def list_pending(
    reader: Withdrawer,
    work: WorkDep,
    runtime: RuntimeDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> CorrectionPage:
    """What waits for a decision, longest waiting first."""
    scope = f"corrections:{reader.id}"
    after = None
    if cursor is not None:
        noted_at, entry_id = runtime.cursors.open(scope, cursor)
        after = (datetime.fromisoformat(noted_at), UUID(entry_id))
    rows = await pending_corrections(work, after=after, limit=limit + 1)
    items = tuple(CorrectionLine.model_validate(row) for row in rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return CorrectionPage(
        items=items,
        next=runtime.cursors.seal(scope, [last.noted_at.isoformat(), str(last.entry_id)]) if last else None,
    )


@routes.post("/releases/{item_id}/correction", status_code=201)
async def release(
    item_id: UUID, act: CorrectionIn, publisher: Publisher, work: WorkDep, runtime: RuntimeDep
) -> ReleasedOut:
    """Put the correction in the place of what is out; every desk gets it under the next sequence."""
    entry = await release_correction(
        work,
        item_id=item_id,
        item_version=act.item_version,
        by=publisher.id,
        public_url=runtime.settings.public_url,
    )
    return ReleasedOut.model_validate(entry)


@routes.post("/releases/{item_id}/correction/declination", status_code=201)
async def decline(item_id: UUID, act: DeclinationIn, decliner: Withdrawer, work: WorkDep) -> ReleasedOut:
    """Leave what is out as it is."""
    entry = await decline_correction(
        work, item_id=item_id, item_version=act.item_version, by=decliner.id, reason=act.reason
    )
    return ReleasedOut.model_validate(entry)
