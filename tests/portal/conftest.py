"""A portal that knows what a test tells it, without Kafka."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from chassis.clock import FixedClock
from chassis.rows import new_id
from cli.stack.layout import ROOT
from contracts.feed import MediaItemCanceled, MediaItemPublished, MediaItemUpdated
from contracts.ninjs import NinjsItem
from contracts.registry import EditionPublished, UnitEnrolled
from portal.main import build
from portal.settings import Settings
from portal.site import Site

DURING = datetime(2023, 5, 16, 2, tzinfo=UTC)
PUBLIC_URL = "https://openweek.example.cn"
EXAMPLES = ROOT / "contracts" / "examples"


def example(event_type: str) -> dict[str, Any]:
    """The first example of an event."""
    path = min((EXAMPLES / event_type).glob("*.json"))
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return told


def document(item_id: UUID, sequence: int, **changes: Any) -> NinjsItem:
    """The example's document as that of another item; `body` is its XHTML and its plain text."""
    told = example("cn.openweek.media.item.published.v1")
    body = changes.pop("body", None)
    told |= {"uri": f"{PUBLIC_URL}/media/items/{item_id}", **changes}
    told["altIds"] = [each for each in told["altIds"] if each["role"] != "feedSequence"]
    told["altIds"].append({"role": "feedSequence", "value": str(sequence)})
    if body is not None:
        for each in told["bodies"]:
            each["value"] = body
    return NinjsItem.model_validate(told)


@dataclass
class Portal:
    """The running portal, and what is said to it."""

    app: FastAPI
    client: httpx.AsyncClient
    clock: FixedClock
    sequence: int = 0

    @property
    def site(self) -> Site:
        """What it knows."""
        site: Site = self.app.state.site
        return site

    def release(self, title: str = "一所县级中专的“体检报告”", **changes: Any) -> UUID:
        """A case goes out; each a minute after the one before."""
        self.sequence += 1
        item_id = changes.pop("item_id", None) or new_id()
        at = (DURING + timedelta(minutes=self.sequence)).isoformat()
        told = document(item_id, self.sequence, title=title, firstCreated=at, versionCreated=at, **changes)
        self.site.releases.take(MediaItemPublished.of(item_id=item_id, document=told))
        return item_id

    def correct(self, item_id: UUID, title: str, *, note: str = "更正：人数写错") -> None:
        """A case is corrected, and its readers are told why."""
        self.sequence += 1
        told = document(item_id, self.sequence, title=title, version="2", edNote=note)
        self.site.releases.take(MediaItemUpdated.of(item_id=item_id, document=told))

    def withdraw(self, item_id: UUID) -> None:
        """A case is taken back."""
        self.sequence += 1
        told = example("cn.openweek.media.item.canceled.v1") | {"uri": f"{PUBLIC_URL}/media/items/{item_id}"}
        told["altIds"] = [{"role": "feedSequence", "value": str(self.sequence)}]
        self.site.releases.take(MediaItemCanceled.model_validate(told))

    async def get(self, path: str, **more: Any) -> httpx.Response:
        """As a browser asks."""
        return await self.client.get(path, **more)


def settings_of(**changes: Any) -> Settings:
    """A portal behind a gateway."""
    values: dict[str, Any] = {
        "kafka": "127.0.0.1:1", "http_port": 0, "public_url": PUBLIC_URL, "submission_url": "http://submission.test",
        "s3_public_endpoint": "https://store.example.cn",
    }  # fmt: skip
    return Settings(**values | changes)


def an_edition(**changes: Any) -> EditionPublished:
    """The edition of the examples."""
    return EditionPublished.model_validate(example("registry.edition.published.v1") | changes)


@pytest.fixture
async def portal() -> AsyncIterator[Portal]:
    """It knows the edition and its units, and nothing is released yet."""
    app = build(settings_of(), listening=False)
    clock = app.state.site.clock = FixedClock(DURING)
    app.state.site.catalogue.take_edition(an_edition())
    for path in (EXAMPLES / "registry.unit.enrolled.v1").glob("*.json"):
        app.state.site.catalogue.take_unit(UnitEnrolled.model_validate_json(path.read_bytes()))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield Portal(app, client, clock)
