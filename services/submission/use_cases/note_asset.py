"""Note an asset."""

from uuid import UUID

from chassis.work import Work
from services.submission.domain.known_asset import AssetState, KnownAsset
from services.submission.queries.assets import submitted_items_with
from services.submission.use_cases.return_unusable_items import return_if_unusable


async def note_asset(
    work: Work, *, asset_id: UUID, unit_id: UUID, kind: str, state: AssetState, reason: str = ""
) -> None:
    """Keep whose an asset is and how far it is; a submitted item that cannot show it goes back to its unit."""
    asset = KnownAsset(asset_id=asset_id, unit_id=unit_id, kind=kind, state=state, reason=reason)
    known = await work.find(KnownAsset, asset_id)
    if known is None:
        work.add(asset)
    else:
        known.sqlmodel_update(asset)
    for item in await submitted_items_with(work, asset_id):
        return_if_unusable(work, item, {asset_id: asset})
