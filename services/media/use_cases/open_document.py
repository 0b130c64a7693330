"""Open a document for download."""

from uuid import UUID

from chassis.errors import NotFound
from chassis.principal import Principal
from chassis.work import Work
from services.media.domain.asset_kind import AssetKind
from services.media.queries import visible_asset
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.open_rendition import check_served

NEUTRAL = "application/octet-stream"


async def open_document(work: Work, store: ObjectStore, *, asset_id: UUID, caller: Principal) -> str:
    """A link of at most 30 s to a document as it came: to be saved, never to be shown by the browser."""
    asset = await visible_asset(work, asset_id, caller=caller)
    if asset.kind != AssetKind.DOCUMENT:
        raise NotFound
    check_served(asset)
    return store.presign_get(asset.source_key or "", file_name=asset.file_name, content_type=NEUTRAL, at=work.now())
