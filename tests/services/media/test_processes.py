"""The three processes as they really run."""

import asyncio
from uuid import UUID

import httpx

from chassis.testing import published
from services.media import processor, worker
from tests.infra.waiting import eventually
from tests.services.media.conftest import Media
from tests.services.media.pictures import photo


async def test_the_processor_is_woken_by_a_stored_upload_and_stops_in_peace(media: Media) -> None:
    app = processor.build(media.settings)
    async with app.router.lifespan_context(app):
        asset_ids = [await media.upload(photo()) for _ in range(3)]

        async def all_ready() -> bool:
            return {(await media.row(asset_id)).state for asset_id in asset_ids} == {"ready"}

        done: bool = await eventually(all_ready, within=40)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://processor.test") as client:
            health = [(await client.get(path)).status_code for path in ("/livez", "/readyz")]

    assert done
    assert health == [200, 200]
    assert len(await published(media.database, type_prefix="media.asset.ready")) == 3


async def test_the_worker_reconciles_from_its_start(media: Media) -> None:
    upload = await media.open(photo())
    async with media.database.connection() as connection:
        await connection.exec_driver_sql("update asset set changed_at = now() - interval '25 hours'")
    app = worker.build(media.settings)

    async with app.router.lifespan_context(app), asyncio.timeout(30):

        async def expired() -> bool:
            return (await media.row(UUID(upload["asset_id"]))).reason_code == "expired"

        done: bool = await eventually(expired, within=20)

    assert done
