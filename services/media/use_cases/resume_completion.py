"""Resume a completion that was left behind."""

from uuid import UUID

from chassis.database import Database
from services.media.domain.asset import Asset
from services.media.storage.faults import NoSuchObject
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.complete_upload import LEASE
from services.media.use_cases.note_stored import note_stored
from services.media.use_cases.reopen_upload import reopen_upload


async def resume_completion(database: Database, store: ObjectStore, *, asset_id: UUID) -> None:
    """When the object is there it is stored, else the upload goes on."""
    async with database.work() as work:
        asset = await work.get(Asset, asset_id)
        asset.begin_completion(lease=LEASE, at=work.now())
    try:
        found = await store.head(store.inbox, asset.inbox_key)
    except NoSuchObject:
        await reopen_upload(database, asset)
    else:
        await note_stored(database, asset, found)
