"""Replay: publish the current state again, under the versions it has. `python -m chassis.replay NAME`.

For a broker that was lost, or a consumer that starts from nothing. Consumers' version guards make it harmless
for those that know the state already.
"""

import asyncio
import importlib
import sys
from collections.abc import AsyncIterator, Callable

from chassis.database import Database, create_engine, plain_dsn
from chassis.outbox import Publishable
from chassis.relay_bell import RelayBell
from chassis.settings import ServiceSettings
from chassis.work import Work

CurrentState = Callable[[Work], AsyncIterator[Publishable]]
PAGE = 500


class ReplaySettings(ServiceSettings):
    """Only the database is needed."""

    http_port: int = 0
    public_url: str = ""


async def replay(database: Database, current_state: CurrentState) -> int:
    """Write one event per aggregate to the outbox, in pages of 500 a transaction; how many."""
    count = 0
    async with database.work() as reading:
        page: list[Publishable] = []
        async for event in current_state(reading):
            page.append(event)
            if len(page) == PAGE:
                count += await _publish(database, page)
                page = []
        count += await _publish(database, page)
    return count


async def _publish(database: Database, events: list[Publishable]) -> int:
    async with database.work() as work:
        for event in events:
            work.publish(event)
    return len(events)


async def main(service: str) -> int:
    """Replay one service by its own settings."""
    settings = ReplaySettings()
    dsn = settings.database_url.get_secret_value()
    bell = RelayBell(plain_dsn(dsn))
    database = Database(create_engine(dsn, pool=2, application="replay"), source=service, wake_relay=bell.ring)
    try:
        await database.adjust_clock()
        messages = importlib.import_module(f"services.{service}.messages")
        return await replay(database, messages.current_state)
    finally:
        await database.close()


if __name__ == "__main__":
    print(asyncio.run(main(sys.argv[1])), "events written to the outbox")  # noqa: T201 -- a command's answer
