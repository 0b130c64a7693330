"""Verify an asset: claim, look, promote, tell.

Every derived object's key follows from the bytes and the recipe, so a rerun is harmless.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from chassis.database import Database, insist
from chassis.work import Work
from services.media import messages
from services.media.domain.asset import ATTEMPTS, Asset, Findings
from services.media.domain.asset_state import Superseded
from services.media.domain.material_limit import material_limits
from services.media.domain.rejection import Fault, Unfit
from services.media.queries import next_to_verify
from services.media.storage.faults import NoSuchObject, ObjectChanged, StorageDown
from services.media.storage.object_store import ObjectStore
from services.media.verification.examination import examine
from services.media.verification.intake import Intake
from services.media.verification.made import Examined, Made
from services.media.verification.photo_lab import PhotoLab

log = structlog.get_logger(__name__)

RECIPE = "r2"  # to be raised when renditions are made in another way
PAUSE = timedelta(seconds=5)
PAUSES = (0.2, 1.0, 2.0, 4.0, 8.0, 15.0)  # a database restarts in less; the lease of a minute outlasts them


async def verify_asset(
    database: Database, store: ObjectStore, lab: PhotoLab, *, lease: timedelta, scratch: Path | None = None
) -> bool:
    """Verify the next asset that waits; False when none does."""
    async with database.work() as work:
        asset = await next_to_verify(work)
        if asset is None:
            return False
        asset.claim(lease=lease, at=work.now())
    with structlog.contextvars.bound_contextvars(asset_id=str(asset.id)):
        try:
            async with _renewed(database, asset, lease):
                await _verify(database, store, lab, asset, scratch)
        except Superseded:
            log.warning("another processor took over")
    return True


async def _verify(database: Database, store: ObjectStore, lab: PhotoLab, asset: Asset, scratch: Path | None) -> None:
    try:
        if asset.attempts > ATTEMPTS:
            raise Unfit(Fault.PROCESSING_FAILED)
        findings = await _findings(store, lab, asset, scratch)
    except Unfit as unfit:
        await insist(partial(_reject, database, asset, unfit.fault), pauses=PAUSES)
    except (StorageDown, ObjectChanged) as error:
        await _put_back(database, asset, error, blameless=isinstance(error, StorageDown))
    except Exception as error:  # one bad file must not stop the others; attempts are counted
        log.exception("verification failed")
        await _put_back(database, asset, error, blameless=False)
    else:
        await insist(partial(_accept, database, asset, findings), pauses=PAUSES)


async def _findings(store: ObjectStore, lab: PhotoLab, asset: Asset, scratch: Path | None) -> Findings:
    with TemporaryDirectory(prefix="asset-", dir=scratch, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with Intake(folder / "source", declared_bytes=asset.bytes) as intake:
            try:
                seen = await store.stream(store.inbox, asset.inbox_key, intake)
            except NoSuchObject:
                raise Unfit(Fault.EMPTY) from None
        limit = material_limits()[asset.content_type]
        intake.check(declared_sha256=asset.declared_sha256, limit=limit)
        examined = await examine(intake.path, folder, limit, lab)
        place = f"{asset.id}/{intake.sha256}"
        _, *renditions = await _all(
            store.promote(asset.inbox_key, f"{place}/source", etag=seen.etag),
            *(_promoted(store, made, place) for made in examined.made),
        )
    return _told(examined, intake.sha256, f"{place}/source", renditions)


async def _all(*calls: Awaitable[Any]) -> list[Any]:
    """What they return, side by side; the first fault only when none of them still reads the folder."""
    ended = await asyncio.gather(*calls, return_exceptions=True)
    for each in ended:
        if isinstance(each, BaseException):
            raise each
    return ended


async def _promoted(store: ObjectStore, made: Made, place: str) -> dict[str, Any]:
    key = f"{place}/{RECIPE}/{made.name}"
    await store.put(key, made.path, content_type=made.content_type)
    return {
        "name": made.name, "key": key, "content_type": made.content_type, "bytes": made.bytes,
        "width": made.width, "height": made.height, "sha256": made.sha256,
    }  # fmt: skip


def _told(examined: Examined, sha256: str, source_key: str, renditions: list[dict[str, Any]]) -> Findings:
    return Findings(
        sha256=sha256,
        width=examined.width,
        height=examined.height,
        seconds=examined.seconds,
        dhash=examined.dhash,
        source_key=source_key,
        renditions=renditions,
        has_text=examined.has_text,
        taken_on=examined.taken_on,
    )


async def _accept(database: Database, seen: Asset, findings: Findings) -> None:
    async with database.work() as work:
        asset = await work.get(Asset, seen.id)
        asset.accept(findings, seen=seen.revision, at=work.now())
        work.publish(messages.asset_ready(asset))


async def _reject(database: Database, seen: Asset, fault: Fault) -> None:
    log.info("asset rejected", fault=str(fault))
    async with database.work() as work:
        asset = await work.get(Asset, seen.id)
        asset.reject(fault, seen=seen.revision, at=work.now())
        work.publish(messages.asset_rejected(asset))


async def _put_back(database: Database, seen: Asset, error: Exception, *, blameless: bool) -> None:
    log.warning("verification waits", error=type(error).__name__)
    async with database.work() as work:
        asset = await work.get(Asset, seen.id)
        asset.put_back(pause=PAUSE, seen=seen.revision, at=work.now(), blameless=blameless)


@asynccontextmanager
async def _renewed(database: Database, asset: Asset, lease: timedelta) -> AsyncIterator[None]:
    """Hold the lease while work goes on; a process that died stops holding it."""

    async def renew() -> None:
        while True:
            await asyncio.sleep(lease.total_seconds() / 3)
            async with database.work() as work:
                await _renew(work, asset, lease)

    renewing = asyncio.create_task(renew(), name="lease")
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def _renew(work: Work, seen: Asset, lease: timedelta) -> None:
    asset = await work.get(Asset, seen.id)
    asset.renew(lease=lease, seen=seen.revision, at=work.now())
