"""The portal against a real broker: it reads from the beginning, is ready when it has, and hears what comes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import httpx
from aiokafka import AIOKafkaProducer
from fastapi import FastAPI

from chassis.rows import new_id
from contracts.base import Event
from contracts.feed import MediaItemCanceled, MediaItemPublished
from portal.main import build
from tests.infra.waiting import eventually
from tests.portal.conftest import PUBLIC_URL, an_edition, document, example, settings_of

LATE = 4_000_000_000  # later than any sequence that another test leaves in these topics


def headers(event: Event) -> list[tuple[str, bytes]]:
    """What the relay writes beside the value, as far as it is read here."""
    told = {"ce_type": event.type, "ce_id": str(new_id()), "ce_subject": str(event.subject), "ce_sequence": "1"}
    return [(name, value.encode()) for name, value in told.items()]


async def tell(kafka: str, *events: Event) -> None:
    """Put events on their topics."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka, acks="all")
    await producer.start()
    try:
        for event in events:
            await producer.send_and_wait(
                str(event.topic), event.payload(), key=str(event.subject).encode(), headers=headers(event)
            )
    finally:
        await producer.stop()


def published(item_id: UUID, title: str) -> MediaItemPublished:
    """A case goes out."""
    return MediaItemPublished.of(item_id=item_id, document=document(item_id, LATE, title=title))


def canceled(item_id: UUID) -> MediaItemCanceled:
    """And is taken back."""
    told = example("cn.openweek.media.item.canceled.v1") | {"uri": f"{PUBLIC_URL}/media/items/{item_id}"}
    told["altIds"] = [{"role": "feedSequence", "value": str(LATE + 1)}]
    return MediaItemCanceled.model_validate(told)


@asynccontextmanager
async def listening(kafka: str) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """A portal that listens there."""
    app = build(settings_of(kafka=kafka))
    transport = httpx.ASGITransport(app=app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield app, client


async def test_it_is_ready_when_it_has_read_what_was_there_and_hears_a_withdrawal_within_a_moment(topics: str) -> None:
    kept, taken_back = new_id(), new_id()
    await tell(topics, an_edition(), published(kept, "留下的"), published(taken_back, "要撤回的"))

    async with listening(topics) as (_, client):

        async def status(path: str) -> int:
            return (await client.get(path)).status_code

        async def ready() -> bool:
            return await status("/readyz") == 200

        await eventually(ready, within=30)
        assert (await status(f"/cases/{kept}"), await status(f"/cases/{taken_back}")) == (200, 200)

        await tell(topics, canceled(taken_back))

        async def gone() -> bool:
            return await status(f"/cases/{taken_back}") == 410

        await eventually(gone, within=10)
        assert await status(f"/cases/{kept}") == 200


async def test_a_record_that_cannot_be_read_does_not_stop_the_others(topics: str) -> None:
    item_id = new_id()
    producer = AIOKafkaProducer(bootstrap_servers=topics, acks="all")
    await producer.start()
    for value, types in ((b"{", b"cn.openweek.media.item.published.v1"), (b"\xff", b"\xff"), (None, b"x")):
        await producer.send_and_wait("openweek.media.items", value, key=b"k", headers=[("ce_type", types)])
    await producer.stop()
    await tell(topics, published(item_id, "后面的"))

    async with listening(topics) as (_, client):

        async def shown() -> bool:
            return (await client.get(f"/cases/{item_id}")).status_code == 200

        await eventually(shown, within=30)


async def test_without_a_broker_it_lives_waits_and_shows_no_empty_list() -> None:
    async with listening("127.0.0.1:1") as (app, client):
        page = await client.get("/cases")

        assert page.status_code == 503
        assert "内容正在载入" in page.text
        assert page.headers["retry-after"] == "3"
        assert page.headers["cache-control"] == "no-store"
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/livez")).status_code == 200
        assert not app.state.listening.done()


async def test_a_portal_that_is_told_to_stop_stops_at_once(topics: str) -> None:
    async with asyncio.timeout(30), listening(topics) as (app, _):
        await eventually(lambda: app.state.site.listener.caught_up, within=25)
    assert app.state.listening.cancelled()
