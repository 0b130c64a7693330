"""A file on its way: declared, sent part by part straight to the object store, completed, verified."""

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from cli.client.answers import Answer
from cli.client.member import MEDIA, Member

Progress = Callable[[int], None]
ENDED = frozenset({"ready", "rejected", "damaged", "erased"})
POLL_SECONDS = 0.1


@dataclass(frozen=True)
class SourceFile:
    """A photo or video as its unit has it, with what the unit declares about it."""

    path: Path
    content_type: str
    kind: str
    caption: str
    credit: str
    people_consented: bool = True
    ai_generated: bool = True
    licence: str = "openweek-media-use"
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.path.stat().st_size)

    def declaration(self) -> dict[str, Any]:
        """What an upload is opened with."""
        with self.path.open("rb") as handle:
            sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        return {
            "file_name": self.path.name,
            "bytes": self.size,
            "content_type": self.content_type,
            "sha256": sha256,
            "kind": self.kind,
            "caption": self.caption,
            "credit": self.credit,
            "licence": self.licence,
            "people_consented": self.people_consented,
            "ai_generated": self.ai_generated,
        }

    def part(self, number: int, part_bytes: int) -> bytes:
        """The bytes of one part; numbers count from 1."""
        with self.path.open("rb") as handle:
            handle.seek((number - 1) * part_bytes)
            return handle.read(part_bytes)


async def upload_file(
    member: Member, source: SourceFile, *, progress: Progress = lambda _bytes: None, key: str | None = None
) -> Answer:
    """The opened upload (`asset_id`, `upload_id`, …) once the store has all parts and it is completed."""
    opened = await member.post(f"{MEDIA}/uploads", source.declaration(), key=key)
    await send_parts(member, source, opened, range(1, opened["parts_count"] + 1), progress=progress)
    await member.post(f"{MEDIA}/uploads/{opened['upload_id']}/completion")
    return opened


async def send_parts(
    member: Member, source: SourceFile, opened: Answer, numbers: range, *, progress: Progress = lambda _bytes: None
) -> None:
    """PUT the numbered parts to links that the media service signed; no byte passes through a service."""
    signed = await member.post(f"{MEDIA}/uploads/{opened['upload_id']}/parts", {"numbers": list(numbers)})
    async with httpx.AsyncClient(timeout=httpx.Timeout(60, connect=5)) as store:
        for each in signed["parts"]:
            data = await asyncio.to_thread(source.part, each["number"], opened["part_bytes"])
            response = await store.put(each["url"], content=data)
            response.raise_for_status()
            progress(len(data))


async def await_verified(member: Member, asset_id: str, *, within: float = 60.0) -> Answer:
    """The asset once it is ready or refused."""
    deadline = time.monotonic() + within
    while True:
        asset = await member.get(f"{MEDIA}/assets/{asset_id}")
        if asset["state"] in ENDED:
            return asset
        if time.monotonic() > deadline:
            raise TimeoutError(f"asset {asset_id} is still {asset['state']} after {within:.0f} s")
        await asyncio.sleep(POLL_SECONDS)
