"""Complete an upload: three transactions with the store's call between them, so that none waits for the store."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from chassis.database import Database
from chassis.errors import DomainError
from services.media.domain.asset import Asset
from services.media.domain.asset_state import AssetNotInState, AssetState
from services.media.queries import own_asset
from services.media.storage.faults import NoSuchObject, NoSuchUpload, PartsRefused, StorageDown
from services.media.storage.object_store import ObjectStore, StoredObject, StoredPart
from services.media.use_cases.note_stored import note_stored
from services.media.use_cases.reopen_upload import reopen_upload

LEASE = timedelta(seconds=60)
STORE_SECONDS = 45.0  # less than the lease
WAIT_SECONDS, LOOK_SECONDS = 10.0, 0.1
PAUSES = (0.2, 0.8)


class PartsMissing(DomainError):
    """The store does not have every part in its full length."""

    code = "parts-missing"
    title = "文件尚未传完，请继续上传缺少的分片"
    upload_lost = False
    """The store knows neither the upload nor the object: the parts go to a new upload."""


async def complete_upload(database: Database, store: ObjectStore, *, asset_id: UUID, unit_id: UUID) -> Asset:
    """Of many callers one puts the parts together, and all get its result; a repeated call gets it again."""
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                asset, is_ours = await _begin(database, asset_id=asset_id, unit_id=unit_id)
                if is_ours or asset.state != AssetState.COMPLETING:
                    break
                await asyncio.sleep(LOOK_SECONDS)  # another caller is at it
    except TimeoutError:
        async with database.work() as work:
            return _begun(await own_asset(work, asset_id, unit_id=unit_id))
    return await _put_together(database, store, asset) if is_ours else asset


def _begun(asset: Asset) -> Asset:
    """Of an upload that was never begun every part is missing."""
    if asset.state == AssetState.CREATED:
        raise _all_missing(asset)
    return asset


async def _begin(database: Database, *, asset_id: UUID, unit_id: UUID) -> tuple[Asset, bool]:
    """Take the completion under a lease, unless somebody has it or it is done."""
    async with database.work() as work:
        asset = _begun(await own_asset(work, asset_id, unit_id=unit_id))
        leased = asset.lease_until is not None and asset.lease_until > work.now()
        if asset.state == AssetState.UPLOADING or (asset.state == AssetState.COMPLETING and not leased):
            asset.begin_completion(lease=LEASE, at=work.now())
            return asset, True
        if asset.state == AssetState.REJECTED and asset.stored_at is None:
            raise AssetNotInState(asset.reason or "")
        return asset, False


async def _put_together(database: Database, store: ObjectStore, asset: Asset) -> Asset:
    try:
        async with asyncio.timeout(STORE_SECONDS):
            found = await _assemble(store, asset)
    except PartsMissing as missing:
        await reopen_upload(database, asset, lost=missing.upload_lost)
        raise
    except (StorageDown, TimeoutError):
        await _let_go(database, asset)
        raise StorageDown from None
    return await note_stored(database, asset, found)


async def _assemble(store: ObjectStore, asset: Asset) -> StoredObject:
    try:
        if asset.multipart_id is None:
            return await store.head(store.inbox, asset.inbox_key)
        parts = await store.list_parts(asset.inbox_key, asset.multipart_id)
        _check_parts(asset, parts)
        return await _complete_patiently(store, asset, parts)
    except NoSuchUpload:  # somebody completed it and could not tell us
        try:
            return await store.head(store.inbox, asset.inbox_key)
        except NoSuchObject:
            missing = _all_missing(asset)
            missing.upload_lost = True
            raise missing from None
    except (NoSuchObject, PartsRefused):
        raise _all_missing(asset) from None


async def _complete_patiently(store: ObjectStore, asset: Asset, parts: Sequence[StoredPart]) -> StoredObject:
    """A part that was listed a moment ago may still be refused for a moment."""
    for pause in PAUSES:
        try:
            return await store.complete(asset.inbox_key, asset.multipart_id or "", parts)
        except PartsRefused:
            await asyncio.sleep(pause)
    return await store.complete(asset.inbox_key, asset.multipart_id or "", parts)


def _check_parts(asset: Asset, parts: Sequence[StoredPart]) -> None:
    there = {part.number: part.bytes for part in parts}
    numbers = range(1, asset.parts_count + 1)
    missing = [number for number in numbers if there.get(number) != asset.part_length(number)]
    extra = sorted(set(there) - set(numbers))
    if missing or extra:
        raise PartsMissing(extensions={"missing": missing, "unexpected": extra})


def _all_missing(asset: Asset) -> PartsMissing:
    return PartsMissing(extensions={"missing": list(range(1, asset.parts_count + 1))})


async def _let_go(database: Database, seen: Asset) -> None:
    """The store is down: whoever comes next need not wait for our lease."""
    async with database.work() as work:
        asset = await own_asset(work, seen.id, unit_id=seen.unit_id)
        if asset.revision == seen.revision:
            asset.lease_until = work.now()
