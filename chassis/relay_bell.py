"""The bell: tells relays of other processes that events were committed."""

import asyncio

import asyncpg

from chassis.outbox_rows import CHANNEL

COALESCED_SECONDS = (
    0.005  # every 5 ms costs a busy database a few hundredths of its commits; less waiting gains nothing
)


class RelayBell:
    """Wakes the relay of another process: one NOTIFY for all commits of 5 ms, outside of any transaction."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._rung = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen for `ring`."""
        self._task = asyncio.create_task(self._run(), name="relay-bell")

    def ring(self) -> None:
        """Events were committed. Cheap, never fails: the relay's poll covers a bell that is not heard."""
        self._rung.set()

    async def stop(self) -> None:
        """End; a last ring may be lost, the poll covers it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            connection: asyncpg.Connection | None = None
            try:
                connection = await asyncpg.connect(self._dsn, timeout=5, command_timeout=5)
                while True:
                    await self._rung.wait()
                    self._rung.clear()
                    await connection.execute(f"notify {CHANNEL}")
                    await asyncio.sleep(COALESCED_SECONDS)
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(1)
            finally:
                if connection is not None:
                    connection.terminate()
