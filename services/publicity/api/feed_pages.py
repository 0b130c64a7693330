"""Pages of the feed as bytes. A full page never changes, until a document in it is replaced or withdrawn."""

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

import orjson

from chassis.database import Database
from contracts.ninjs import NinjsItem
from services.publicity.api.feed_watch import FeedWatch
from services.publicity.documents.ninjs_1_6 import to_ninjs_1_6
from services.publicity.queries.feed import feed_after

KEPT_BYTES = 64 * 1024 * 1024


class FeedFormat(StrEnum):
    """The forms in which items are served."""

    NINJS_3_1 = "ninjs-3.1"
    NINJS_1_6 = "ninjs-1.6"


@dataclass(frozen=True)
class Page:
    """Documents behind a sequence, joined; `last` is the sequence of the last one."""

    items: bytes
    last: int
    count: int
    digest: str


Key = tuple[int, int, FeedFormat, int, int]


def document_bytes(text: str, form: FeedFormat) -> bytes:
    """One document, from the JSON that is stored."""
    if form is FeedFormat.NINJS_3_1:
        return text.encode()
    return orjson.dumps(to_ninjs_1_6(NinjsItem.model_validate_json(text)))


class FeedPages:
    """Reads pages; keeps full ones in memory, and reads once for all who were woken by the same news."""

    def __init__(self, database: Database, watch: FeedWatch) -> None:
        self._database = database
        self._watch = watch
        self._kept: OrderedDict[Key, Page] = OrderedDict()
        self._kept_bytes = 0
        self._reading: dict[Key, asyncio.Task[Page]] = {}

    async def page(self, sequence: int, *, limit: int, form: FeedFormat, woken: bool = False) -> Page:
        """What stands behind a sequence. `woken` readers all ask for the same news, so one reading serves them."""
        # Taken before reading: what was read under this number may be newer than it, never older.
        recalled, head = self._watch.recalled, self._watch.head if woken else -1
        kept = self._kept.get((sequence, limit, form, recalled, -1))
        if kept is not None and self._watch.sees:
            return kept
        key = (sequence, limit, form, recalled, head)
        page = await (self._read_once(key) if woken else self._read(key))
        if page.count == limit:
            self._keep((sequence, limit, form, recalled, -1), page)
        return page

    async def _read_once(self, key: Key) -> Page:
        task = self._reading.get(key)
        if task is None:
            task = self._reading[key] = asyncio.create_task(self._read(key))
            task.add_done_callback(lambda _task: self._reading.pop(key, None))
        return await asyncio.shield(task)

    async def _read(self, key: Key) -> Page:
        sequence, limit, form, *_ = key
        async with self._database.work() as work:
            rows = await feed_after(work, sequence, limit=limit)
        items = b",".join(document_bytes(row.document, form) for row in rows)
        last = rows[-1].sequence if rows else sequence
        return Page(items, last, len(rows), hashlib.sha256(items).hexdigest()[:32])

    def _keep(self, key: Key, page: Page) -> None:
        if key in self._kept:
            return
        self._kept[key] = page
        self._kept_bytes += len(page.items)
        while self._kept_bytes > KEPT_BYTES:
            self._kept_bytes -= len(self._kept.popitem(last=False)[1].items)
