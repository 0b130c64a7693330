"""Write in which released items an asset is used."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from services.media.domain.released_use import ReleasedUse


async def write_uses(work: Work, item_id: UUID, asset_ids: Sequence[UUID], values: dict[str, object]) -> None:
    """One row for each asset of the item, with these values."""
    if not asset_ids:
        return
    rows = [{"item_id": item_id, "asset_id": asset_id, **values} for asset_id in sorted(set(asset_ids))]
    statement = insert(ReleasedUse).values(rows)
    await work.run(statement.on_conflict_do_update(index_elements=["item_id", "asset_id"], set_=values))
