"""The media of an item: what is wrong with them, and which are still on their way."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from services.submission.domain.known_asset import AssetState, KnownAsset
from services.submission.domain.refusals import AssetForeign, AssetRejected

KnownAssets = Mapping[UUID, KnownAsset]


def ids_in(content: Mapping[str, Any]) -> list[UUID]:
    """The assets that kept content names."""
    return [UUID(each) for each in content.get("asset_ids", ())]


def asset_faults(asset_ids: Sequence[UUID], known: KnownAssets, *, unit_id: UUID) -> list[FieldError]:
    """Assets of another unit and rejected ones; an asset that nobody has heard of yet is no fault."""
    faults = []
    for index, asset_id in enumerate(asset_ids):
        asset = known.get(asset_id)
        if asset is None:
            continue
        pointer = f"/asset_ids/{index}"
        if asset.unit_id != unit_id:
            faults.append(FieldError(pointer, AssetForeign.title, AssetForeign.code))
        elif asset.state == AssetState.REJECTED:
            faults.append(FieldError(pointer, asset.reason or AssetRejected.title, AssetRejected.code))
    return faults


def not_ready(asset_ids: Sequence[UUID], known: KnownAssets, *, unit_id: UUID) -> list[UUID]:
    """Assets that cannot be shown, or not yet; another unit's are never ready for this one."""
    ready = {a.asset_id for a in known.values() if a.state == AssetState.READY and a.unit_id == unit_id}
    return [asset_id for asset_id in asset_ids if asset_id not in ready]
