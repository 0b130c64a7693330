"""What media says: whose an asset is, and whether it can be used."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.media import AssetDeclared, AssetReady, AssetRejected
from services.submission.domain.known_asset import AssetState
from services.submission.use_cases.note_asset import note_asset

hears = Subscriptions(producer="media")


@hears.on(AssetDeclared)
async def on_asset_declared(event: AssetDeclared, work: Work) -> None:
    """The asset has an owner."""
    await note_asset(work, asset_id=event.asset_id, unit_id=event.unit_id, kind=event.kind, state=AssetState.DECLARED)


@hears.on(AssetReady)
async def on_asset_ready(event: AssetReady, work: Work) -> None:
    """The asset can be shown."""
    await note_asset(work, asset_id=event.asset_id, unit_id=event.unit_id, kind=event.kind, state=AssetState.READY)


@hears.on(AssetRejected)
async def on_asset_rejected(event: AssetRejected, work: Work) -> None:
    """The asset cannot be used, and this is why."""
    await note_asset(
        work,
        asset_id=event.asset_id,
        unit_id=event.unit_id,
        kind=event.kind,
        state=AssetState.REJECTED,
        reason=event.reason,
    )
