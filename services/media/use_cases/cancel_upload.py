"""Cancel an upload."""

from uuid import UUID

from chassis.work import Work
from services.media import messages
from services.media.domain.asset_state import AssetState
from services.media.domain.rejection import Fault
from services.media.queries import own_asset


async def cancel_upload(work: Work, *, asset_id: UUID, unit_id: UUID) -> None:
    """End an open upload; once more is fine. Its parts are cleared when its last link is dead."""
    asset = await own_asset(work, asset_id, unit_id=unit_id)
    if (asset.state, asset.reason_code) == (AssetState.REJECTED, Fault.CANCELLED):
        return
    asset.close_upload(Fault.CANCELLED, at=work.now())
    work.publish(messages.asset_rejected(asset))
