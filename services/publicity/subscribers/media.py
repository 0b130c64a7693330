"""What publicity hears from media: which photos and videos can be shown."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.media import AssetReady
from services.publicity.use_cases.note_ready_asset import ReadyAsset, note_ready_asset

hears = Subscriptions(producer="media")


@hears.on(AssetReady)
async def keep_asset(event: AssetReady, work: Work) -> None:
    """Caption, rights and renditions; what has no rights is not for publication."""
    if event.rights is None:
        return
    told = event.model_dump(include={"asset_id", "unit_id", "kind", "caption", "content_type", "sha256", "seconds"})
    rights = event.rights.model_dump(exclude={"people_consented"})
    renditions = [each.model_dump() for each in event.renditions]
    await note_ready_asset(work, asset=ReadyAsset(**told, **rights, renditions=renditions))
