"""A media desk over HTTP: long poll, package, receipts, coverage."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from cli.client.answers import Answer
from cli.client.connection import read_answer
from cli.client.member import MEDIA, PUBLICITY, Member


@dataclass(frozen=True)
class Package:
    """A downloaded ZIP: its size, the names in it, and how many were held against the manifest."""

    bytes: int
    names: tuple[str, ...]
    checked: int


class PackageDamaged(Exception):
    """A file in the package is not what its manifest says."""


class Desk(Member):
    """媒体席位: reads the feed, downloads, tells what it did."""

    cursor: str | None = None

    async def feed(self, *, wait: int = 0, limit: int = 100, cursor: str | None = None) -> Answer:
        """One page after the cursor; with `wait` the answer comes when there is something new, or after that time."""
        return await self.get(f"{PUBLICITY}/feed/items", cursor=cursor, limit=limit, wait=wait or None)

    async def pull(self, *, wait: int = 0) -> list[dict[str, Any]]:
        """The documents since the last pull."""
        page = await self.feed(wait=wait, cursor=self.cursor)
        self.cursor = page["next"]
        items: list[dict[str, Any]] = page["items"]
        return items

    async def catch_up(self) -> list[dict[str, Any]]:
        """All documents up to now."""
        seen: list[dict[str, Any]] = []
        while page := await self.pull():
            seen += page
        return seen

    async def document(self, item_id: str) -> Answer:
        """One released item as ninjs."""
        return await self.get(f"{PUBLICITY}/feed/items/{item_id}")

    async def package(self, item_id: str) -> Package:
        """Download the ZIP and check every file against the SHA-256 of the manifest."""
        path = f"{PUBLICITY}/feed/items/{item_id}/package.zip"
        response = await self.connection.send("GET", path, headers=await self.authorization())
        read_answer("GET", path, response)
        return read_package(response.content)

    async def rendition_link(self, asset_id: str, name: str) -> httpx.Response:
        """The redirect to a link of the object store, or the refusal; not followed."""
        path = f"{MEDIA}/assets/{asset_id}/renditions/{name}"
        return await self.connection.send("GET", path, headers=await self.authorization())

    async def tell(self, item_id: str, status: str, at: datetime) -> Answer:
        """A receipt: received, used, published or removed."""
        body = {"status": status, "at": at.isoformat()}
        return await self.post(f"{PUBLICITY}/feed/items/{item_id}/receipts", body)

    async def report_coverage(self, item_id: str, *, title: str, url: str, at: datetime) -> Answer:
        """Where the item was printed."""
        body = {"outlet": self.name, "title": title, "url": url, "published_at": at.isoformat()}
        return await self.post(f"{PUBLICITY}/feed/items/{item_id}/coverage", body)

    async def open_withdrawals(self) -> Answer:
        """What this desk has not confirmed yet."""
        return await self.get(f"{PUBLICITY}/withdrawals")


def read_package(data: bytes) -> Package:
    """The package's names; PackageDamaged when a file differs from its manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        listed = {entry["name"]: entry["sha256"] for entry in manifest["files"]}
        for name, sha256 in listed.items():
            if hashlib.sha256(archive.read(name)).hexdigest() != sha256:
                raise PackageDamaged(name)
    return Package(len(data), tuple(names), len(listed))
