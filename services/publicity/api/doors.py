"""What the feed's endpoints share within one process, opened when it starts and closed when it stops."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Annotated, cast

from fastapi import Depends

from chassis.database import plain_dsn
from chassis.endpoints import Runtime, RuntimeDep
from services.publicity.api.feed_pages import FeedPages
from services.publicity.api.feed_questions import FeedQuestions
from services.publicity.api.feed_watch import FeedWatch
from services.publicity.package.media_files import MediaFiles

NAME = "doors"


@dataclass(frozen=True)
class Doors:
    """The watch of the feed, its pages, what was asked of them, and the way to media's bytes."""

    watch: FeedWatch
    pages: FeedPages
    questions: FeedQuestions
    media: MediaFiles


@contextmanager
def let_go_at_sigterm(watch: FeedWatch) -> Iterator[None]:
    """Answer who waits at once when the process is told to stop: the server gives requests less time than they
    may wait for. The server's own handler runs after ours; without one (tests) there is nothing to do."""
    servers, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()
    if not callable(servers) or threading.current_thread() is not threading.main_thread():
        yield
        return

    def let_go(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(watch.close)
        servers(number, frame)

    signal.signal(signal.SIGTERM, let_go)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) is let_go:
            signal.signal(signal.SIGTERM, servers)


@asynccontextmanager
async def opened_doors(runtime: Runtime, *, media_url: str) -> AsyncIterator[None]:
    """Open for as long as the process serves."""
    watch = FeedWatch(plain_dsn(runtime.settings.database_url.get_secret_value()))
    doors = Doors(watch, FeedPages(runtime.database, watch), FeedQuestions(runtime.cursors), MediaFiles(media_url))
    runtime.extras[NAME] = doors
    watching = asyncio.create_task(watch.run(), name="feed-watch")
    try:
        with let_go_at_sigterm(watch):
            yield
    finally:
        watch.close()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await doors.media.close()


async def doors_of(runtime: RuntimeDep) -> Doors:
    """The doors of this process."""
    return cast("Doors", runtime.extras[NAME])


DoorsDep = Annotated[Doors, Depends(doors_of)]
