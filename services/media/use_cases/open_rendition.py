"""Open a rendition for download."""

from datetime import datetime
from uuid import UUID

from chassis.errors import DomainError, NotFound
from chassis.principal import Principal
from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.domain.asset_state import WORDS, AssetState
from services.media.queries import visible_asset
from services.media.storage.object_store import ObjectStore

ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "video/mp4": "mp4", "video/quicktime": "mov",
}  # fmt: skip


class AssetNotReady(DomainError):
    """Only verified bytes are served."""

    code = "asset-not-ready"
    title = "素材尚不能使用"


class AssetGone(DomainError):
    """The bytes are damaged or erased."""

    code = "asset-gone"
    status = 410
    title = "素材已不再提供"


async def open_rendition(
    work: Work, store: ObjectStore, *, asset_id: UUID, name: str, caller: Principal, inside: bool = False
) -> str:
    """A link of at most 30 s to a rendition; what was uploaded is never served as it came."""
    asset = await visible_asset(work, asset_id, caller=caller)
    return link_to_rendition(store, asset, name, at=work.now(), inside=inside)


def link_to_rendition(store: ObjectStore, asset: Asset, name: str, *, at: datetime, inside: bool = False) -> str:
    """The link, once it is clear that the asset may be seen."""
    check_served(asset)
    rendition = asset.rendition(name)
    if rendition is None:
        raise NotFound
    stem = asset.file_name.rpartition(".")[0]
    file_name = f"{stem}-{name}.{ENDINGS[rendition['content_type']]}"
    return store.presign_get(
        rendition["key"],
        file_name=file_name,
        content_type=rendition["content_type"],
        at=at,
        inside=inside,
    )


def check_served(asset: Asset) -> None:
    """Only bytes that were verified and are still there are served."""
    if asset.state in (AssetState.DAMAGED, AssetState.ERASED):
        raise AssetGone(asset.reason or "")
    if asset.state != AssetState.READY:
        raise AssetNotReady(asset.reason or f"素材{WORDS[asset.state]}", extensions={"state": asset.state})
