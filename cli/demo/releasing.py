"""Some of the demo cases go all the way, so that the portal has something to show."""

import asyncio
import time
from typing import Any

from cli.client import Connection, Editor, Publisher, Reviewer
from cli.demo.accounts import DemoFile

RELEASED = 12
AT_ONCE = 4
POOL_SECONDS = 60.0
STAGES = ("first", "second", "final")


class Releasing:
    """The ministry's people at work on the pool; what somebody has begun already is left to them."""

    def __init__(self, connection: Connection, file: DemoFile) -> None:
        self._editors = [Editor(connection, account) for account in file.all_with("editor")]
        self._reviewers = [Reviewer(connection, account) for account in file.all_with("reviewer")]
        self._publisher = Publisher(connection, file.first("publisher"))
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def run(self, pooled: int) -> int:
        """Take a few from all over the pool, once it holds `pooled` entries, and release them in one act."""
        entries = await self._pool(pooled)
        chosen = [entry["id"] for entry in entries[:: max(1, len(entries) // RELEASED)]][:RELEASED]
        criteria = (await self._reviewers[0].get("/api/publicity/v1/rubric"))["criteria"] if chosen else []
        async with asyncio.TaskGroup() as group:
            for place, entry_id in enumerate(chosen):
                group.create_task(self._select(entry_id, {each["code"]: 80 + place for each in criteria}))
        if chosen:
            await self._publisher.release(chosen)
        return len(chosen)

    async def _pool(self, pooled: int) -> list[dict[str, Any]]:
        deadline = time.monotonic() + POOL_SECONDS
        while True:
            entries: list[dict[str, Any]] = (await self._editors[0].entries(state="pooled", limit=100))["items"]
            if len(entries) >= pooled or time.monotonic() > deadline:
                return entries
            await asyncio.sleep(0.2)

    async def _select(self, entry_id: str, points: dict[str, int]) -> None:
        async with self._gate:
            await self._editors[0].assign(entry_id)
            for reviewer in self._reviewers:
                await reviewer.score(entry_id, points, "做法具体，有数据，可以推广。")
            await self._editors[0].propose(entry_id, "切口小、有数据、可推广。")
            for editor, stage in zip(self._editors, STAGES, strict=True):
                await editor.review(entry_id, stage, note="通过")
            await self._editors[0].decide(entry_id)
