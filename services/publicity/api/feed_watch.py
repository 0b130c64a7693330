"""One watch of the feed per process: it knows the last sequence, and wakes whoever waits for the next."""

import asyncio
import time
from uuid import UUID

import asyncpg
import structlog

from chassis.outbox_rows import CHANNEL
from chassis.principal import Principal

log = structlog.get_logger(__name__)

POLL_SECONDS = 0.5
RETRY_SECONDS = 1.0
BLIND_AFTER_SECONDS = 5.0
HEADS = """select coalesce((select max(sequence) from feed_item), 0) as head,
                  coalesce((select max(sequence) from feed_item where kind <> 'published'), 0) as recalled,
                  array(select account_id from known_access where not active and kind in ('desk', '')) as ended"""


class FeedWatch:
    """`head` is the last sequence; `recalled` the last that replaced or withdrew a document; `ended` the desks
    (and accounts of which nothing else was heard) whose access was ended.

    It listens to the bell that wakes the relay after each commit with events, and polls for a bell that was not
    heard. A thousand waiting desks cost what one costs.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._bell = asyncio.Event()
        self._moved = asyncio.Event()
        self._closing = False
        self.head = 0
        self.recalled = 0
        self.ended: frozenset[UUID] = frozenset()
        self.looked_at = float("-inf")

    @property
    def sees(self) -> bool:
        """Whether it looked a moment ago; while it does not, nothing that is kept may be trusted."""
        return time.monotonic() - self.looked_at < BLIND_AFTER_SECONDS

    def admits(self, caller: Principal) -> bool:
        """Whether the access of a desk stands, as far as can be seen; False while nothing can be."""
        return self.sees and caller.kind == "desk" and caller.id not in self.ended

    async def wait_past(self, sequence: int, *, seconds: float) -> bool:
        """Wait until the feed has more than this sequence; False when the time is over or the process stops."""
        try:
            async with asyncio.timeout(seconds):
                while self.head <= sequence and not self._closing:
                    await self._moved.wait()
        except TimeoutError:
            return False
        return self.head > sequence

    async def run(self) -> None:
        """Watch until cancelled; a database that is away is waited for."""
        while True:
            try:
                await self._run_connected()
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("feed watch waits", error=type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)

    def close(self) -> None:
        """Let everyone who waits go."""
        self._closing = True
        self._wake()

    async def _run_connected(self) -> None:
        connection = await asyncpg.connect(
            self._dsn, timeout=5, command_timeout=5, server_settings={"application_name": "publicity-feed-watch"}
        )
        try:
            await connection.add_listener(CHANNEL, self._rung)
            while True:
                self._bell.clear()
                self._look(await connection.fetchrow(HEADS))
                try:
                    async with asyncio.timeout(POLL_SECONDS):
                        await self._bell.wait()
                except TimeoutError:
                    pass
        finally:
            connection.terminate()

    def _look(self, row: asyncpg.Record) -> None:
        self.looked_at = time.monotonic()
        self.recalled = row["recalled"]
        self.ended = frozenset(row["ended"])
        if row["head"] != self.head:
            self.head = row["head"]
            self._wake()

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def _rung(self, *_: object) -> None:
        self._bell.set()
