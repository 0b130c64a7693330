"""The assets of an item: what is wrong with them, and which are still on their way."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from services.submission.domain.known_asset import AssetState, KnownAsset
from services.submission.domain.refusals import AssetForeign, AssetMisplaced, AssetRejected

KnownAssets = Mapping[UUID, KnownAsset]

MEDIA, ATTACHMENTS = "asset_ids", "attachment_ids"
KINDS_IN = {MEDIA: ("photo", "video"), ATTACHMENTS: ("document",)}
"""The fields that name assets. Media go out with the item; attachments are for those who approve, and stay inside."""
MISPLACED = {MEDIA: "这里只能放照片和视频，文档请放到附件", ATTACHMENTS: "附件只能是文档，照片和视频请放到素材"}


def media_in(content: Mapping[str, Any]) -> list[UUID]:
    """The photos and videos that kept content shows."""
    return [UUID(each) for each in content.get(MEDIA, ())]


def attachments_in(content: Mapping[str, Any]) -> list[UUID]:
    """The documents that are attached to kept content."""
    return [UUID(each) for each in content.get(ATTACHMENTS, ())]


def ids_in(content: Mapping[str, Any]) -> list[UUID]:
    """All assets that kept content names."""
    return [*media_in(content), *attachments_in(content)]


def asset_faults(content: Mapping[str, Any], known: KnownAssets, *, unit_id: UUID) -> list[FieldError]:
    """Assets of another unit, rejected ones, and those in a field that is not for their kind; an asset that nobody
    has heard of yet is no fault."""
    return [fault for name in KINDS_IN for fault in _faults_of(name, content.get(name, ()), known, unit_id)]


def _faults_of(name: str, ids: Sequence[str], known: KnownAssets, unit_id: UUID) -> Iterator[FieldError]:
    for index, each in enumerate(ids):
        asset = known.get(UUID(each))
        if asset is None:
            continue
        pointer = f"/{name}/{index}"
        if asset.unit_id != unit_id:
            yield FieldError(pointer, AssetForeign.title, AssetForeign.code)
        elif asset.kind not in KINDS_IN[name]:
            yield FieldError(pointer, MISPLACED[name], AssetMisplaced.code)
        elif asset.state == AssetState.REJECTED:
            yield FieldError(pointer, asset.reason or AssetRejected.title, AssetRejected.code)


def not_ready(asset_ids: Sequence[UUID], known: KnownAssets, *, unit_id: UUID) -> list[UUID]:
    """Assets that cannot be used, or not yet; another unit's are never ready for this one."""
    ready = {a.asset_id for a in known.values() if a.state == AssetState.READY and a.unit_id == unit_id}
    return [asset_id for asset_id in asset_ids if asset_id not in ready]
