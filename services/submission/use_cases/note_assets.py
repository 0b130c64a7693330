"""Note assets."""

from collections.abc import Sequence

from chassis.work import Work
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_asset import KnownAsset
from services.submission.queries.assets import keep_assets
from services.submission.use_cases.return_unusable_items import return_if_unusable


async def note_assets(work: Work, *, assets: Sequence[KnownAsset]) -> None:
    """Keep whose the assets are and how far they are; a submitted item that cannot show one goes back to its unit."""
    showing = await keep_assets(work, assets)
    if not showing:
        return
    told = {asset.asset_id: asset for asset in assets}
    for item in (await work.find_all(Item, showing)).values():
        if item.state == ItemState.SUBMITTED:  # it may have moved on before it was locked
            return_if_unusable(work, item, told)
