"""The reconciler: no state is for ever but those that end."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.testing import published
from services.media.domain.asset import Asset
from services.media.storage.faults import NoSuchObject, NoSuchUpload
from services.media.use_cases.complete_upload import LEASE
from services.media.use_cases.reconcile_uploads import reconcile_uploads
from tests.services.media.conftest import Media
from tests.services.media.pictures import photo


async def run(media: Media, statement: str, **values: Any) -> None:
    async with media.database.connection() as connection:
        await connection.execute(text(statement), values)


async def sent(media: Media) -> tuple[UUID, Asset]:
    """An upload with all parts sent, whose completer died after taking its lease."""
    upload = await media.open(photo())
    await media.send(upload, photo())
    asset_id = UUID(upload["asset_id"])
    async with media.database.work() as work:
        asset = await work.get(Asset, asset_id)
        asset.begin_completion(lease=LEASE, at=work.now())
    await run(media, "update asset set lease_until = now() - interval '1 second'")
    return asset_id, asset


async def test_a_completion_that_the_store_finished_is_stored(media: Media) -> None:
    asset_id, asset = await sent(media)
    parts = await media.store.list_parts(asset.inbox_key, asset.multipart_id or "")
    await media.store.complete(asset.inbox_key, asset.multipart_id or "", parts)

    await reconcile_uploads(media.database, media.store)

    assert (await media.row(asset_id)).state == "stored"


async def test_a_completion_that_the_store_never_saw_goes_back_to_uploading(media: Media) -> None:
    asset_id, _ = await sent(media)

    await reconcile_uploads(media.database, media.store)

    assert (await media.row(asset_id)).state == "uploading"
    assert (await media.complete({"upload_id": asset_id})).json()["state"] == "stored"


async def test_a_completion_under_a_lease_is_left_alone(media: Media) -> None:
    asset_id, _ = await sent(media)
    await run(media, "update asset set lease_until = now() + interval '1 minute'")

    await reconcile_uploads(media.database, media.store)

    assert (await media.row(asset_id)).state == "completing"


async def test_an_upload_that_nobody_goes_on_with_expires_after_a_day(media: Media) -> None:
    old, new = [UUID((await media.open(photo()))["asset_id"]) for _ in range(2)]
    await run(media, "update asset set changed_at = now() - interval '25 hours' where id = :id", id=old)

    await reconcile_uploads(media.database, media.store)

    assert (await media.row(old)).reason_code == "expired"
    assert (await media.row(new)).state == "created"
    assert [each.subject for each in await published(media.database, type_prefix="media.asset.rejected")] == [str(old)]


async def test_the_inbox_is_cleared_of_what_has_ended_once_its_links_are_dead(media: Media) -> None:
    ready = await media.row(await media.ready())
    upload = await media.open(photo())
    await media.send(upload, photo())
    cancelled = await media.row(UUID(upload["asset_id"]))
    await media.client.delete(f"/api/media/v1/uploads/{cancelled.id}", headers=media.headers())

    await reconcile_uploads(media.database, media.store)
    early = await media.store.head(media.store.inbox, ready.inbox_key)
    await run(media, "update asset set ended_at = now() - interval '17 minutes'")
    await reconcile_uploads(media.database, media.store)

    assert early.bytes == len(photo())
    with pytest.raises(NoSuchObject):
        await media.store.head(media.store.inbox, ready.inbox_key)
    with pytest.raises(NoSuchUpload):
        await media.store.list_parts(cancelled.inbox_key, cancelled.multipart_id or "")
    assert (await media.get(f"/assets/{ready.id}/renditions/web")).status_code == 302
    assert (await media.row(ready.id)).inbox_cleared_at is not None


async def test_one_asset_that_cannot_be_seen_to_does_not_stop_the_others(media: Media) -> None:
    asset_id, _ = await sent(media)
    old = UUID((await media.open(photo()))["asset_id"])
    await run(media, "update asset set changed_at = now() - interval '25 hours' where id = :id", id=old)
    away = media.settings.model_copy(update={"s3_endpoint": "http://127.0.0.1:1"}).store()

    await reconcile_uploads(media.database, away)

    assert (await media.row(asset_id)).state == "completing"
    assert (await media.row(old)).reason_code == "expired"
