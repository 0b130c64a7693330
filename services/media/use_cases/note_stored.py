"""Note that the store has the whole object."""

from functools import partial

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from chassis.database import Database, insist
from services.media.domain.asset import Asset
from services.media.domain.asset_state import Superseded
from services.media.queries import own_asset
from services.media.storage.object_store import StoredObject

log = structlog.get_logger(__name__)

VERIFY_CHANNEL = "media_verify"


async def note_stored(database: Database, seen: Asset, found: StoredObject) -> Asset:
    """The object is whole; verification is woken after the commit. A caller that was overtaken gets what stands."""
    asset, is_ours = await insist(partial(_noted, database, seen, found))
    if not is_ours:
        return asset
    try:
        async with database.connection() as connection:
            await connection.execute(text(f"notify {VERIFY_CHANNEL}"))
    except (SQLAlchemyError, OSError) as error:
        log.info("processor was not woken, it will poll", error=type(error).__name__)
    return asset


async def _noted(database: Database, seen: Asset, found: StoredObject) -> tuple[Asset, bool]:
    async with database.work() as work:
        asset = await own_asset(work, seen.id, unit_id=seen.unit_id)
        try:
            asset.store(etag=found.etag, seen=seen.revision, at=work.now())
        except Superseded:
            return asset, False
    return asset, True
