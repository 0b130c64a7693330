"""Reopen an upload whose parts are not all there."""

import structlog

from chassis.database import Database
from services.media.domain.asset import Asset
from services.media.domain.asset_state import Superseded
from services.media.queries import own_asset

log = structlog.get_logger(__name__)


async def reopen_upload(database: Database, seen: Asset, *, lost: bool = False) -> None:
    """The upload goes on, unless another caller went on with it already. `lost`: the store knows nothing of it."""
    try:
        async with database.work() as work:
            asset = await own_asset(work, seen.id, unit_id=seen.unit_id)
            asset.reopen(seen=seen.revision, at=work.now(), lost=lost)
    except Superseded:
        log.info("upload was not reopened, another caller moved it on")
