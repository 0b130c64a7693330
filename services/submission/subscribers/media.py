"""What media says: whose an asset is, and whether it can be used."""

from collections.abc import Sequence
from typing import Any

from chassis.subscriptions import Heard, Subscriptions
from chassis.work import Work
from contracts.media import AssetDeclared, AssetReady, AssetRejected
from services.submission.domain.known_asset import AssetState, KnownAsset
from services.submission.use_cases.note_assets import note_assets

hears = Subscriptions(producer="media")


@hears.on_many(AssetDeclared)
async def on_assets_declared(heard: Sequence[Heard[AssetDeclared]], work: Work) -> None:
    """The assets have an owner."""
    await note_assets(work, assets=[_asset(each.event, AssetState.DECLARED) for each in heard])


@hears.on_many(AssetReady)
async def on_assets_ready(heard: Sequence[Heard[AssetReady]], work: Work) -> None:
    """The assets can be shown."""
    await note_assets(
        work, assets=[_asset(each.event, AssetState.READY, taken_on=each.event.taken_on) for each in heard]
    )


@hears.on_many(AssetRejected)
async def on_assets_rejected(heard: Sequence[Heard[AssetRejected]], work: Work) -> None:
    """The assets cannot be used, and this is why."""
    await note_assets(
        work, assets=[_asset(each.event, AssetState.REJECTED, reason=each.event.reason) for each in heard]
    )


def _asset(event: AssetDeclared | AssetReady | AssetRejected, state: AssetState, **told: Any) -> KnownAsset:
    return KnownAsset(asset_id=event.asset_id, unit_id=event.unit_id, kind=event.kind, state=state, **told)
