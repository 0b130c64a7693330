"""The two processes as they really run."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
from aiokafka import AIOKafkaConsumer
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from chassis.testing import Issuer
from contracts.roles import Role
from services.publicity import worker
from services.publicity.settings import Settings
from tests.infra.waiting import eventually
from tests.services.publicity.servers import serving
from tests.services.publicity.world import BASE, World

FEED = "openweek.media.items"


def a_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(settings: Settings, jwks_url: str, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "OPENWEEK_DATABASE_URL": settings.database_url.get_secret_value(),
        "OPENWEEK_KAFKA": "127.0.0.1:1",
        "OPENWEEK_HTTP_PORT": str(port),
        "OPENWEEK_PUBLIC_URL": settings.public_url,
        "OPENWEEK_CURSOR_KEY": settings.cursor_key.get_secret_value(),
        "OPENWEEK_JWKS_URL": jwks_url,
        "OPENWEEK_MEDIA_URL": settings.media_url,
    }


async def test_a_process_that_is_told_to_stop_answers_its_long_polls_at_once(
    world: World, settings: Settings, issuer: Issuer
) -> None:
    keys = Starlette(routes=[Route("/jwks.json", lambda _: JSONResponse(issuer.signer.public_jwks()))])
    async with serving(keys) as address, httpx.AsyncClient(timeout=40) as client:
        port = a_port()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "services.publicity.main",
            env=environment(settings, f"{address}/jwks.json", port),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )

        async def ready() -> bool:
            try:
                return (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200
            except httpx.TransportError:
                return False

        up: bool = await eventually(ready, within=60, pause=0.2)
        assert up
        url, headers = f"http://127.0.0.1:{port}{BASE}/feed/items", issuer.headers(Role.DESK)
        assert (await client.get(url, headers=headers)).status_code == 200
        waiting = [asyncio.create_task(client.get(url, params={"wait": "30"}, headers=headers)) for _ in range(5)]
        await asyncio.wait(waiting, timeout=1.5)
        assert not any(each.done() for each in waiting)
        told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        answers = await asyncio.gather(*waiting)
        assert [each.status_code for each in answers] == [200] * 5
        await asyncio.wait_for(process.wait(), 15)
        assert time.monotonic() - told < 10


@asynccontextmanager
async def feed_on_kafka(kafka: str) -> AsyncIterator[Any]:
    consumer = AIOKafkaConsumer(FEED, bootstrap_servers=kafka, auto_offset_reset="latest")
    await consumer.start()
    await consumer.seek_to_end()
    try:
        yield consumer
    finally:
        await consumer.stop()


async def test_an_embargoed_item_reaches_kafka_and_http_when_its_time_has_come_and_not_before(
    world: World, settings: Settings, topics: str
) -> None:
    desk = await world.desk()
    until = datetime.now(UTC) + timedelta(seconds=20)
    app = worker.build(settings.model_copy(update={"kafka": topics}))
    async with app.router.lifespan_context(app), feed_on_kafka(topics) as consumer:
        at_once = await world.release()
        record = await asyncio.wait_for(consumer.getone(), 30)
        assert record.key.decode() == str(at_once)
        entry_id = await world.release(embargoed_until=until)
        record = await asyncio.wait_for(consumer.getone(), 60)
        assert datetime.now(UTC) >= until
    headers = {name: value.decode() for name, value in record.headers}
    assert record.key.decode() == str(entry_id)
    assert (headers["ce_type"], headers["ce_sequence"]) == ("cn.openweek.media.item.published.v1", "2")
    page = await desk.read("/feed/items")
    assert orjson.loads(record.value) == page["items"][1]
