"""Note how an item is released."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from chassis.work import Work
from services.media.domain.released_use import ReleasedUse
from services.media.use_cases.write_uses import write_uses


async def note_release(
    work: Work, *, item_id: UUID, asset_ids: Sequence[UUID], embargoed_until: datetime | None
) -> None:
    """The item's release stands with exactly these assets."""
    await work.run(
        delete(ReleasedUse).where(col(ReleasedUse.item_id) == item_id, col(ReleasedUse.asset_id).not_in(asset_ids))
    )
    await write_uses(work, item_id, asset_ids, {"embargoed_until": embargoed_until, "withdrawn": False})
