"""Everything that media says."""

from collections.abc import AsyncIterator

from sqlalchemy import select
from sqlmodel import col

from chassis.work import Work
from contracts.base import Event
from contracts.media import AssetDeclared, AssetReady, AssetRejected, Rendition, Rights
from services.media.domain.asset import Asset
from services.media.domain.asset_kind import AssetKind
from services.media.domain.asset_state import AssetState

PAGE = 500


def asset_declared(asset: Asset) -> AssetDeclared:
    """A unit opened an upload."""
    return AssetDeclared(version=1, asset_id=asset.id, unit_id=asset.unit_id, kind=asset.kind)


def asset_ready(asset: Asset) -> AssetReady:
    """The bytes can be used."""
    return AssetReady(
        version=asset.version,
        asset_id=asset.id,
        unit_id=asset.unit_id,
        kind=asset.kind,
        caption=asset.caption,
        content_type=asset.content_type,
        bytes=asset.bytes,
        sha256=asset.sha256,
        width=asset.width,
        height=asset.height,
        seconds=asset.seconds,
        renditions=tuple(Rendition.model_validate(each) for each in asset.renditions),
        rights=_rights(asset),
        taken_on=asset.taken_on,
    )


def asset_rejected(asset: Asset) -> AssetRejected:
    """The bytes cannot be used, or no longer."""
    return AssetRejected(
        version=asset.version,
        asset_id=asset.id,
        unit_id=asset.unit_id,
        kind=asset.kind,
        reason_code=asset.reason_code,
        reason=asset.reason,
    )


def _rights(asset: Asset) -> Rights | None:
    if asset.kind == AssetKind.DOCUMENT:
        return None
    return Rights.model_validate(asset.model_dump(include=set(Rights.model_fields)))


def told(asset: Asset) -> Event:
    """The fact that the asset's present state was last told by."""
    if asset.state == AssetState.READY:
        return asset_ready(asset)
    return asset_declared(asset) if asset.reason_code is None else asset_rejected(asset)


async def current_state(work: Work) -> AsyncIterator[Event]:
    """Every asset's last fact, under the version it has."""
    last = None
    while True:
        statement = select(Asset).order_by(col(Asset.id)).limit(PAGE)
        if last is not None:
            statement = statement.where(col(Asset.id) > last)
        page = (await work.run(statement)).scalars().all()
        for asset in page:
            yield told(asset)
        if len(page) < PAGE:
            return
        last = page[-1].id
