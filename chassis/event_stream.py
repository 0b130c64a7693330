"""Server-sent events: readers get a snapshot at once and the next one when something has changed.

One watch per process reads for all of them. It listens to the bell that rings after each commit with events, and
looks again after a while for a bell that was not heard. While nobody reads, it holds no connection.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import asyncpg
import structlog
from fastapi.responses import StreamingResponse

from chassis.outbox_rows import CHANNEL
from chassis.sigterm import let_go_at_sigterm

log = structlog.get_logger(__name__)

KEEP_ALIVE_SECONDS = 15.0
LONGEST_SECONDS = 540.0  # less than a token lives: the reader comes again with one that stands
SHORTEST_PAUSE_SECONDS = 0.5
POLL_SECONDS = 5.0
RETRY_SECONDS = 1.0
READING_SHARE = 0.1  # of the time, at most, is spent on reading snapshots

KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass
class Followed:
    """A snapshot that somebody reads, as it was last seen."""

    readers: int = 0
    text: str | None = None
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, text: str) -> None:
        """Wake the readers when there is something new."""
        if text != self.text:
            self.text = text
            self.wake()

    def wake(self) -> None:
        """Have the readers look again."""
        moved, self.moved = self.moved, asyncio.Event()
        moved.set()


class SnapshotWatch(Generic[KeyT]):
    """What `read` gives for a key, followed by any number of readers for the price of one."""

    def __init__(self, dsn: str, read: Callable[[KeyT], Awaitable[str]]) -> None:
        self._dsn = dsn
        self._read = read
        self._followed: dict[KeyT, Followed] = {}
        self._wanted = asyncio.Event()
        self._bell = asyncio.Event()
        self._closing = False

    async def follow(self, key: KeyT) -> AsyncGenerator[str, None]:
        """The snapshot now, and each later one that differs; ends when the process is told to stop."""
        followed = self._followed.setdefault(key, Followed())
        followed.readers += 1
        self._wanted.set()
        try:
            if followed.text is None:
                followed.show(await self._read(key))
            seen = None
            while not self._closing:
                moved = followed.moved
                if followed.text is not None and followed.text != seen:
                    seen = followed.text
                    yield seen
                else:
                    await moved.wait()
        finally:
            followed.readers -= 1
            if not followed.readers:
                self._followed.pop(key, None)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Watch for as long as the process serves."""
        watching = asyncio.create_task(self._run(), name="snapshot-watch")
        try:
            with let_go_at_sigterm(self.close):
                yield
        finally:
            self.close()
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    def close(self) -> None:
        """Let every reader go."""
        self._closing = True
        for followed in self._followed.values():
            followed.wake()

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            try:
                await self._run_connected()
            except Exception as error:  # noqa: BLE001 -- whatever a store that is away says: it is waited for
                log.warning("snapshot watch waits", error=type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)

    async def _run_connected(self) -> None:
        """Until nobody follows."""
        connection = await asyncpg.connect(
            self._dsn, timeout=5, command_timeout=5, server_settings={"application_name": "snapshot-watch"}
        )
        try:
            await connection.add_listener(CHANNEL, lambda *_: self._bell.set())
            while self._followed:
                self._bell.clear()
                await asyncio.sleep(await self._look())
                try:
                    async with asyncio.timeout(POLL_SECONDS):
                        await self._bell.wait()
                except TimeoutError:
                    pass
            self._wanted.clear()
        finally:
            connection.terminate()

    async def _look(self) -> float:
        """Read what is followed; how long to rest after it."""
        began = time.monotonic()
        for key, followed in list(self._followed.items()):
            followed.show(await self._read(key))
        return max(SHORTEST_PAUSE_SECONDS, (time.monotonic() - began) / READING_SHARE)


async def event_stream(snapshots: AsyncGenerator[str, None], *, event: str) -> StreamingResponse:
    """Snapshots as events of this name. The first is read here: what goes wrong with it is still a problem."""
    first = await anext(snapshots)
    return StreamingResponse(
        _frames(first, snapshots, event),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _frames(first: str, snapshots: AsyncGenerator[str, None], event: str) -> AsyncIterator[str]:
    ends_at = time.monotonic() + LONGEST_SECONDS
    coming = asyncio.ensure_future(anext(snapshots, None))
    try:
        yield _frame(event, first)
        while (left := ends_at - time.monotonic()) > 0:
            done, _ = await asyncio.wait({coming}, timeout=min(KEEP_ALIVE_SECONDS, left))
            if not done:
                yield ":\n\n"
                continue
            text = coming.result()
            if text is None:
                return
            yield _frame(event, text)
            coming = asyncio.ensure_future(anext(snapshots, None))
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await snapshots.aclose()


def _frame(event: str, text: str) -> str:
    """`text` is JSON on one line."""
    return f"event: {event}\ndata: {text}\n\n"
