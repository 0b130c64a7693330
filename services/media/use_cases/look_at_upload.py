"""Look at an upload."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.domain.asset_state import AssetState
from services.media.queries import own_asset_seen
from services.media.storage.faults import NoSuchUpload
from services.media.storage.object_store import ObjectStore, StoredPart


@dataclass(frozen=True)
class UploadProgress:
    """An upload and the parts that the store has."""

    asset: Asset
    parts: Sequence[StoredPart]


async def look_at_upload(work: Work, store: ObjectStore, *, asset_id: UUID, unit_id: UUID) -> UploadProgress:
    """How far the upload is, asked of the store itself: any device of the unit can go on from here."""
    asset = await own_asset_seen(work, asset_id, unit_id=unit_id)
    if asset.state != AssetState.UPLOADING or asset.multipart_id is None:
        return UploadProgress(asset, ())
    try:
        return UploadProgress(asset, await store.list_parts(asset.inbox_key, asset.multipart_id))
    except NoSuchUpload:  # put together already, by the client itself; completion will see the object
        return UploadProgress(asset, ())
