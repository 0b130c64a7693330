"""Reconcile uploads: end every state that nobody is working on."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from uuid import UUID

import structlog

from chassis.database import Database
from chassis.errors import DomainError
from services.media import messages
from services.media.domain.asset import Asset
from services.media.domain.rejection import Fault
from services.media.queries import completions_left_behind, uncleared_inbox, uploads_left_behind
from services.media.storage.object_store import PART_URL_SECONDS, ObjectStore
from services.media.use_cases.resume_completion import resume_completion

log = structlog.get_logger(__name__)

UPLOAD_LIFE = timedelta(hours=24)
QUIET = timedelta(seconds=PART_URL_SECONDS + 60)  # no part link of an ended upload lives any more


async def reconcile_uploads(database: Database, store: ObjectStore) -> None:
    """Completions left behind are resumed, old uploads expire, the inbox is cleared of what has ended.

    Verification left behind needs nothing here: its lease runs out and the next processor takes it.
    """
    async with database.work() as work:
        completions = await completions_left_behind(work)
        uploads = await uploads_left_behind(work, after=UPLOAD_LIFE)
        ended = await uncleared_inbox(work, quiet=QUIET)
    await _each(completions, lambda asset_id: resume_completion(database, store, asset_id=asset_id))
    await _each(uploads, lambda asset_id: _expire(database, asset_id))
    await _each(ended, lambda asset_id: _clear(database, store, asset_id))


async def _each(asset_ids: Sequence[UUID], act: Callable[[UUID], Awaitable[None]]) -> None:
    for asset_id in asset_ids:
        try:
            await act(asset_id)
        except DomainError as refusal:  # moved on meanwhile, or the store is down: the next round sees to it
            log.info("asset waits for the next round", asset_id=str(asset_id), code=refusal.code)


async def _expire(database: Database, asset_id: UUID) -> None:
    async with database.work() as work:
        asset = await work.get(Asset, asset_id)
        if asset.changed_at < work.now() - UPLOAD_LIFE:
            asset.close_upload(Fault.EXPIRED, at=work.now())
            work.publish(messages.asset_rejected(asset))


async def _clear(database: Database, store: ObjectStore, asset_id: UUID) -> None:
    async with database.work() as work:
        asset = await work.get(Asset, asset_id)
    await store.abort_all(asset.inbox_key)
    await store.delete(store.inbox, asset.inbox_key)
    async with database.work() as work:
        asset = await work.get(Asset, asset_id)
        asset.inbox_cleared_at = work.now()
