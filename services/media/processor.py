"""The processor: verifies what was uploaded. Bounded side by side work, woken by a NOTIFY, with a poll as fallback."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import asyncpg
import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette

from chassis.database import Database, create_engine, keep_clock, plain_dsn
from chassis.errors import CommitUnknown
from chassis.health import HealthRoutes
from chassis.process import run
from chassis.relay_bell import RelayBell
from services.media.settings import Settings
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.note_stored import VERIFY_CHANNEL
from services.media.use_cases.verify_asset import verify_asset
from services.media.verification.photo_lab import PhotoLab

log = structlog.get_logger(__name__)

POLL_SECONDS = 1.0
STUCK_SECONDS = 1200.0  # more than all bounds of one verification together


class Processor:
    """As many lanes as may run side by side, each taking the next asset that waits."""

    def __init__(self, settings: Settings, database: Database, store: ObjectStore, lab: PhotoLab) -> None:
        self._settings = settings
        self._database = database
        self._store = store
        self._lab = lab
        self._wake = asyncio.Event()
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []
        self._ticked = [time.monotonic()] * settings.processor_concurrency

    def start(self) -> None:
        """Begin to take work."""
        lanes = range(self._settings.processor_concurrency)
        self._tasks = [asyncio.create_task(self._lane(lane), name=f"verify-{lane}") for lane in lanes]
        self._tasks.append(asyncio.create_task(self._listen(), name="listen"))

    async def stop(self) -> None:
        """Finish what is in hand, for a while; what is cut off is taken again when its lease is over."""
        self._stopping = True
        self._wake.set()
        listening = self._tasks.pop()
        listening.cancel()
        _, late = await asyncio.wait(self._tasks, timeout=15)
        for task in late:
            task.cancel()
        await asyncio.gather(listening, *late, return_exceptions=True)

    async def ticks(self) -> bool:
        """Whether every lane moves."""
        return time.monotonic() - min(self._ticked) < STUCK_SECONDS

    async def _lane(self, lane: int) -> None:
        lease = timedelta(seconds=self._settings.processor_lease_seconds)
        while not self._stopping:
            self._ticked[lane] = time.monotonic()
            try:
                found = await verify_asset(
                    self._database, self._store, self._lab, lease=lease, scratch=self._settings.processor_scratch
                )
            except (SQLAlchemyError, OSError, CommitUnknown) as error:
                log.warning("processor waits", error=type(error).__name__)
                found = False
            if not found:
                await self._sleep()

    async def _sleep(self) -> None:
        self._wake.clear()
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _listen(self) -> None:
        dsn = plain_dsn(self._settings.database_url.get_secret_value())
        while True:
            connection: asyncpg.Connection | None = None
            try:
                connection = await asyncpg.connect(dsn, timeout=5, command_timeout=5)
                await connection.add_listener(VERIFY_CHANNEL, lambda *_: self._wake.set())
                while not connection.is_closed():
                    await asyncio.sleep(POLL_SECONDS)
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(POLL_SECONDS)
            finally:
                if connection is not None:
                    connection.terminate()


def build(settings: Settings) -> Starlette:
    """The processor's application: its health paths, and the lanes behind them."""
    dsn = settings.database_url.get_secret_value()
    bell = RelayBell(plain_dsn(dsn))
    database = Database(create_engine(dsn, application="media-processor"), source="media", wake_relay=bell.ring)
    store, lab = settings.store(), PhotoLab()
    processor = Processor(settings, database, store, lab)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        bell.start()
        ticking = asyncio.create_task(keep_clock(database), name="clock")
        processor.start()
        try:
            yield
        finally:
            await processor.stop()
            lab.close()
            ticking.cancel()
            await bell.stop()
            await database.close()
            store.close()

    app = Starlette(lifespan=lifespan)
    app.state.database = database
    HealthRoutes(ready={"database": database.answers}, live={"lanes": processor.ticks}).install(app)
    return app


if __name__ == "__main__":
    run("media-processor", Settings, build)
