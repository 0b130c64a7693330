"""Begin an upload in the store, or go on with it."""

from datetime import datetime, timedelta

from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.domain.asset_state import OPEN_STATES, WORDS, AssetNotInState, AssetState
from services.media.storage.object_store import ObjectStore


def check_open(asset: Asset) -> None:
    """Only an open upload takes bytes."""
    if asset.state not in OPEN_STATES:
        raise AssetNotInState(f"素材{WORDS[asset.state]}，不再接收分片", extensions={"state": asset.state})


async def begin_upload(work: Work, store: ObjectStore, asset: Asset) -> None:
    """The asset is uploading and the store knows of it."""
    multipart_id = asset.multipart_id
    if multipart_id is None:
        multipart_id = await store.create_multipart(asset.inbox_key, content_type=asset.content_type)
    if asset.state == AssetState.CREATED or asset.multipart_id is None or _is_stale(asset, work.now()):
        asset.begin_upload(multipart_id=multipart_id, at=work.now())


def _is_stale(asset: Asset, at: datetime) -> bool:
    """Whether the note of the last activity is worth renewing."""
    return at - asset.changed_at > timedelta(minutes=10)
