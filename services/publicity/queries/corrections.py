"""Corrections of what is out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Correction, Entry
from services.publicity.domain.correction import CorrectionState
from services.publicity.domain.refusals import CorrectionUnknown

LINE: tuple[Any, ...] = (
    Correction.entry_id, Correction.item_version, Correction.title, Correction.unit_name, Correction.region,
    Correction.reason, Correction.approved_at, Correction.noted_at, Entry.released_at, Entry.feed_sequence,
)  # fmt: skip


async def newest_correction(work: Work, entry_id: UUID) -> Correction | None:
    """The correction of an entry that was approved last, whatever became of it. Its entry's lock is its lock."""
    statement = select(Correction).where(col(Correction.entry_id) == entry_id)
    newest = statement.order_by(col(Correction.item_version).desc()).limit(1)
    found: Correction | None = (await work.run(newest)).scalars().first()
    return found


async def pending_correction(work: Work, entry_id: UUID) -> Correction | None:
    """The correction of an entry that waits for a decision. Its entry's lock is its lock."""
    statement = select(Correction).where(
        col(Correction.entry_id) == entry_id, col(Correction.state) == CorrectionState.PENDING
    )
    found: Correction | None = (await work.run(statement)).scalars().first()
    return found


async def correction_to_decide(work: Work, entry_id: UUID, *, seen: int) -> Correction:
    """The pending one, which is the one that was seen; CorrectionUnknown or CorrectionSuperseded otherwise."""
    correction = await pending_correction(work, entry_id)
    if correction is None:
        raise CorrectionUnknown
    correction.check_seen(seen)
    return correction


async def pending_corrections(work: Work, *, after: tuple[datetime, UUID] | None, limit: int) -> Sequence[Any]:
    """What waits for a decision, longest waiting first, without the content."""
    statement = (
        select(*LINE)
        .join(Entry, col(Entry.id) == col(Correction.entry_id))
        .where(col(Correction.state) == CorrectionState.PENDING)
        .order_by(col(Correction.noted_at), col(Correction.entry_id))
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(Correction.noted_at, Correction.entry_id) > after)
    rows: Sequence[Any] = (await work.run(statement)).all()
    return rows
