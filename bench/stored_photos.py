"""Photos as they lie in the inbox after their upload was completed, and the wait until they are verified."""

import asyncio
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import asyncpg
import uuid_utils

from bench.senders import store_client
from bench.stack import BenchStack
from cli.stack.buckets import INBOX
from services.media.use_cases.note_stored import VERIFY_CHANNEL

INSERT = """
insert into asset (id, unit_id, declared_by, kind, state, revision, version, file_name, content_type, bytes,
  declared_sha256, caption, credit, licence, people_consented, ai_generated, inbox_key, part_bytes, etag, attempts,
  width, height, seconds, renditions, created_at, changed_at, stored_at)
values ($1, $2, $2, 'photo', 'stored', 3, 1, 'photo.jpg', 'image/jpeg', $3, $4, '测量', '测量', 'openweek-media-use',
  true, true, $5, 16777216, $6, 0, 0, 0, 0, '[]', $7, $7, $7)
"""
LOOK_SECONDS = 0.02
LONGEST_SECONDS = 120.0


@dataclass(frozen=True)
class Stored:
    """One photo in the inbox."""

    asset_id: UUID
    bytes: int
    sha256: str
    etag: str


def put_into_inbox(stack: BenchStack, pictures: Sequence[Path], count: int) -> list[Stored]:
    """The pictures in turn, each under a key of its own."""
    client = store_client(stack)
    contents = [picture.read_bytes() for picture in pictures]
    hashes = [hashlib.sha256(content).hexdigest() for content in contents]
    stored = []
    for number in range(count):
        asset_id, which = UUID(str(uuid_utils.uuid7())), number % len(pictures)
        written = client.fput_object(INBOX, f"uploads/{asset_id}", str(pictures[which]), content_type="image/jpeg")
        stored.append(Stored(asset_id, len(contents[which]), hashes[which], str(written.etag)))
    return stored


async def verified(stack: BenchStack, stored: Sequence[Stored]) -> float:
    """Seconds from the commit that says they are stored to the commit of the last one's verdict; all must be ready."""
    connection = await asyncpg.connect(stack.owner_dsn("media"), timeout=10)
    try:
        now, unit = datetime.now(UTC), UUID(str(uuid_utils.uuid7()))
        rows = [(s.asset_id, unit, s.bytes, s.sha256, f"uploads/{s.asset_id}", s.etag, now) for s in stored]
        await connection.executemany(INSERT, rows)
        begun = time.monotonic()
        await connection.execute(f"notify {VERIFY_CHANNEL}")
        await _await_ready(connection, [each.asset_id for each in stored])
        return time.monotonic() - begun
    finally:
        await connection.close()


async def _await_ready(connection: asyncpg.Connection, asset_ids: Sequence[UUID]) -> None:
    waiting = "select count(*) filter (where ended_at is null), count(*) filter (where state = 'rejected') from asset"
    deadline = time.monotonic() + LONGEST_SECONDS
    while True:
        open_count, rejected = await connection.fetchrow(f"{waiting} where id = any($1)", asset_ids)
        if rejected:
            raise RuntimeError(f"{rejected} photos were rejected")
        if not open_count:
            return
        if time.monotonic() > deadline:
            raise RuntimeError(f"{open_count} photos are not verified after {LONGEST_SECONDS:.0f} s")
        await asyncio.sleep(LOOK_SECONDS)
