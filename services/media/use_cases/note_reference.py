"""Note that an item uses assets."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from chassis.work import Work
from services.media.domain.asset import Asset


async def note_reference(work: Work, *, unit_id: UUID, asset_ids: Sequence[UUID], at: datetime) -> None:
    """The unit's own assets that its item uses; the first use is kept, another unit's assets stay untouched."""
    if not asset_ids:
        return
    own = (col(Asset.id).in_(asset_ids), col(Asset.unit_id) == unit_id, col(Asset.referenced_at).is_(None))
    await work.run(update(Asset).where(*own).values(referenced_at=at))
