"""Note how an item is released."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from chassis.work import Work
from services.media.domain.released_use import ReleasedUse


async def note_release(
    work: Work, *, item_id: UUID, asset_ids: Sequence[UUID], embargoed_until: datetime | None
) -> None:
    """The item's release stands with exactly these assets."""
    await work.run(
        delete(ReleasedUse).where(col(ReleasedUse.item_id) == item_id, col(ReleasedUse.asset_id).not_in(asset_ids))
    )
    await write_uses(work, item_id, asset_ids, {"embargoed_until": embargoed_until, "withdrawn": False})


async def write_uses(work: Work, item_id: UUID, asset_ids: Sequence[UUID], values: dict[str, object]) -> None:
    """One row for each asset of the item, with these values."""
    if not asset_ids:
        return
    rows = [{"item_id": item_id, "asset_id": asset_id, **values} for asset_id in sorted(set(asset_ids))]
    statement = insert(ReleasedUse).values(rows)
    await work.run(statement.on_conflict_do_update(index_elements=["item_id", "asset_id"], set_=values))
