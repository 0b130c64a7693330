"""The newspapers of the demo: one desk reads Kafka, the other polls HTTP; both answer over HTTP."""

import asyncio
import time
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import httpx

from cli.client import Connection, Desk, FeedReader, Refused
from cli.client.desk import Package
from cli.demo.accounts import DemoFile
from cli.demo.narration import Narration

POLL_WAIT = 25
ARRIVES_WITHIN = 30.0
LINK_LIVES = 75.0
SITES = ("https://daily.example/2023/05", "https://news.example/zhijiao")

Waiting = dict[str, "asyncio.Task[float]"]


class Press:
    """Two desks; the first one's newsroom also reads the feed from Kafka where the broker is to be had."""

    def __init__(self, connection: Connection, file: DemoFile, narration: Narration) -> None:
        self.desks = [Desk(connection, account) for account in file.all_with("desk")]
        self.narration = narration
        self._reader: FeedReader | None = None
        if file.kafka_desks:
            self._reader = FeedReader(file.kafka_desks, desk=file.kafka_desk, password=file.kafka_password)

    async def __aenter__(self) -> Self:
        for desk in self.desks:
            await desk.sign_in()
            await desk.catch_up()
        if self._reader:
            await self._reader.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader:
            await self._reader.__aexit__(kind, error, trace)

    async def await_item(self, item_id: str, kind: str) -> Waiting:
        """Both desks wait from now on; each task ends with the moment of arrival."""
        polling = asyncio.create_task(self._polled(item_id, canceled=kind == "canceled"))
        waiting = {"HTTP long poll": polling}
        if self._reader:
            waiting["Kafka"] = asyncio.create_task(self._consumed(self._reader, item_id, kind))
        await asyncio.sleep(0.05)  # the poll is on its way before anything happens
        return waiting

    async def tell_arrivals(self, waiting: Waiting, what: str, since: float) -> None:
        """How long each door took, counted from the answer to the publisher."""
        for door, task in waiting.items():
            arrived_at = await asyncio.wait_for(task, ARRIVES_WITHIN)
            self.narration.took(f"{what} → desk by {door}", arrived_at - since)

    async def _polled(self, item_id: str, *, canceled: bool) -> float:
        desk = self.desks[-1]
        while True:
            for document in await desk.pull(wait=POLL_WAIT):
                if document["uri"].endswith(item_id) and (document["pubStatus"] == "canceled") is canceled:
                    return time.monotonic()

    @staticmethod
    async def _consumed(reader: FeedReader, item_id: str, kind: str) -> float:
        return (await reader.next_of(item_id, kind=kind, within=ARRIVES_WITHIN)).arrived_at

    async def download(self, item_id: str) -> Package:
        """The package, as soon as the media service has heard of the release."""
        deadline = time.monotonic() + ARRIVES_WITHIN
        while True:
            try:
                return await self.desks[0].package(item_id)
            except Refused:
                if time.monotonic() > deadline:
                    raise
            await asyncio.sleep(0.1)

    async def receipts(self, item_id: str, status: str) -> None:
        """Each desk tells what it did."""
        for desk in self.desks:
            await desk.tell(item_id, status, datetime.now(UTC))

    async def report_coverage(self, item_id: str, title: str) -> None:
        """Each desk tells where it printed the item."""
        for desk, site in zip(self.desks, SITES, strict=True):
            url = f"{site}/{item_id}.html"
            await desk.report_coverage(item_id, title=title, url=url, at=datetime.now(UTC))
            self.narration.fact(f"{desk.name} printed it: {url}")

    async def fresh_link(self, asset_id: str) -> str:
        """A link of the object store that works now."""
        response = await self.desks[0].rendition_link(asset_id, "web")
        link = response.headers["location"]
        async with httpx.AsyncClient() as store:
            (await store.get(link)).raise_for_status()
        self.narration.fact(f"a link handed out just now works: {link.partition('?')[0]}?…")
        return link

    async def await_refusal(self, asset_id: str, since: float) -> None:
        """No new link is given any more."""
        deadline = since + ARRIVES_WITHIN
        while time.monotonic() < deadline:
            response = await self.desks[0].rendition_link(asset_id, "web")
            if response.status_code >= 400:
                told: dict[str, Any] = response.json()
                self.narration.took("withdrawal → no new media links", time.monotonic() - since)
                self.narration.fact(f"a desk that asks reads: {told['status']} {told['title']}")
                return
            await asyncio.sleep(0.02)
        raise TimeoutError("media links are still given out after the withdrawal")

    @staticmethod
    async def await_dead(link: str, since: float) -> float:
        """Seconds until the link stops working."""
        async with httpx.AsyncClient() as store:
            while (await store.get(link, headers={"Range": "bytes=0-0"})).is_success:
                if time.monotonic() - since > LINK_LIVES:
                    break
                await asyncio.sleep(0.25)
        return time.monotonic() - since
