"""Note that an item's release was withdrawn."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from chassis.work import Work
from services.media.domain.released_use import ReleasedUse
from services.media.use_cases.write_uses import write_uses


async def note_withdrawal(work: Work, *, item_id: UUID, asset_ids: Sequence[UUID]) -> None:
    """Nothing of the item may be used any more, whether or not its release was heard of."""
    await work.run(update(ReleasedUse).where(col(ReleasedUse.item_id) == item_id).values(withdrawn=True))
    await write_uses(work, item_id, asset_ids, {"withdrawn": True})
