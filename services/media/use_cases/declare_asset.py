"""Declare an asset."""

from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.media import messages
from services.media.domain.asset import Asset
from services.media.domain.declaration import Declaration
from services.media.storage.object_store import PART_BYTES


async def declare_asset(work: Work, *, declaration: Declaration, unit_id: UUID, by: UUID) -> Asset:
    """Give a file of a unit an owner and an upload; the store is not needed yet."""
    asset = Asset.declare(declaration, asset_id=new_id(), unit_id=unit_id, by=by, part_bytes=PART_BYTES, at=work.now())
    work.add(asset)
    work.publish(messages.asset_declared(asset))
    return asset
