"""Pages of the feed as bytes. A full page never changes, until a document in it is replaced or withdrawn.

A page that is not full stands for as long as the feed has no new sequence.
"""

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


@dataclass(frozen=True, slots=True)
class Page:
    """Documents behind a sequence; `opening` is the answer up to the desk's own cursor, `last` the last sequence."""

    opening: bytes
    last: int
    count: int
    digest: str


# Behind which sequence, how many, in which form; the last recall, and the head where the page depends on it.
Key = tuple[int, int, FeedFormat, int, int]
FULL = -1
PAGE_OVERHEAD = 500


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

    def kept(self, sequence: int, *, limit: int, form: FeedFormat) -> Page | None:
        """What stands behind a sequence, when that is in memory and can be trusted."""
        watch = self._watch
        if not watch.sees:
            return None
        if sequence >= watch.head:
            return _page(b"", sequence, 0)
        return self._kept.get((sequence, limit, form, watch.recalled, FULL)) or self._kept.get(
            (sequence, limit, form, watch.recalled, watch.head)
        )

    async def page(self, sequence: int, *, limit: int, form: FeedFormat, woken: bool = False) -> Page:
        """What stands behind a sequence. `woken` readers all ask for the same news, so one reading serves them."""
        # Taken before reading: what was read under these numbers may be newer than they are, never older.
        recalled, head = self._watch.recalled, self._watch.head
        full, open_ = (sequence, limit, form, recalled, FULL), (sequence, limit, form, recalled, head)
        kept = self._kept.get(full)
        if kept is not None and self._watch.sees:
            return kept
        page = await (self._read_once(open_) if woken else self._read(open_))
        self._keep(full if page.count == limit else open_, page)
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
        return _page(items, rows[-1].sequence if rows else sequence, len(rows))

    def _keep(self, key: Key, page: Page) -> None:
        before = self._kept.pop(key, None)
        self._kept[key] = page
        self._kept_bytes += _weight(page) - (_weight(before) if before else 0)
        while self._kept_bytes > KEPT_BYTES:
            self._kept_bytes -= _weight(self._kept.popitem(last=False)[1])


def _page(items: bytes, last: int, count: int) -> Page:
    return Page(b'{"items":[' + items + b'],"next":"', last, count, hashlib.sha256(items).hexdigest()[:32])


def _weight(page: Page) -> int:
    return len(page.opening) + PAGE_OVERHEAD
