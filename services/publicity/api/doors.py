"""What the feed's endpoints share within one process, opened when it starts and closed when it stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends

from chassis.database import plain_dsn
from chassis.endpoints import Runtime, RuntimeDep
from chassis.sigterm import let_go_at_sigterm
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


@asynccontextmanager
async def opened_doors(runtime: Runtime, *, media_url: str) -> AsyncIterator[None]:
    """Open for as long as the process serves."""
    watch = FeedWatch(plain_dsn(runtime.settings.database_url.get_secret_value()))
    doors = Doors(watch, FeedPages(runtime.database, watch), FeedQuestions(runtime.cursors), MediaFiles(media_url))
    runtime.extras[NAME] = doors
    watching = asyncio.create_task(watch.run(), name="feed-watch")
    try:
        with let_go_at_sigterm(watch.close):
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
