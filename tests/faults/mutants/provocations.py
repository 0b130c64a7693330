"""Not wrong, only unlucky: rare moments made likely, in a mutant's run and in the run without one alike."""

import asyncio
import os
import random
import threading
from collections.abc import Sequence
from typing import Any

from minio import Minio
from sqlalchemy.ext.asyncio import AsyncSession
from urllib3.exceptions import ProtocolError

from chassis.database import Database
from chassis.outbox_rows import OutboxRow
from chassis.relay import Relay
from tests.chassis.proxy import before, through
from tests.faults.mutants.patching import original, replace

SLOWEST_COMMIT = 0.4
SLOW_SEND, SLOW_SHARE = 2.0, 0.25
EVERY_SECONDS = 0.5
URL = "OPENWEEK_DATABASE_URL"


def slow_commits() -> None:
    """Between the last statement and COMMIT any time may pass."""
    commit = original(Database, "_commit").__func__

    async def slowly(session: AsyncSession) -> None:
        await asyncio.sleep(random.uniform(0, SLOWEST_COMMIT))  # noqa: S311  # not a wait: a slow disk
        await commit(session)

    replace(Database, "_commit", slowly)


def slow_sends() -> None:
    """Between the reading of outbox rows and their sending any time may pass."""
    send = original(Relay, "_send")

    async def slowly(relay: Relay, batch: Sequence[OutboxRow]) -> list[int]:
        if random.random() < SLOW_SHARE:  # noqa: S311
            await asyncio.sleep(SLOW_SEND)  # not a wait: a busy machine
        sent: list[int] = await send(relay, batch)
        return sent

    replace(Relay, "_send", slowly)


def lost_commit_answers() -> None:
    """A proxy before the database cuts the answer to a COMMIT now and then; the server has committed."""
    proxy = before(os.environ[URL])
    listening = threading.Event()

    async def serve() -> None:
        async with proxy.listening():
            listening.set()
            while True:
                await asyncio.sleep(EVERY_SECONDS)  # not a wait: now and then
                proxy.lose("answer-cut")

    threading.Thread(target=lambda: asyncio.run(serve()), name="lossy-proxy", daemon=True).start()
    listening.wait(10)
    os.environ[URL] = through(os.environ[URL], proxy)


def lost_complete_answers() -> None:
    """The store has put the parts together, and every second time nobody hears of it."""
    complete = original(Minio, "_complete_multipart_upload")
    unheard: set[str] = set()

    def losing(client: Minio, bucket: str, key: str, *arguments: Any, **named: Any) -> Any:
        result = complete(client, bucket, key, *arguments, **named)
        if key not in unheard and random.random() < 0.5:  # noqa: S311
            unheard.add(key)
            raise ProtocolError("the answer was lost")
        return result

    replace(Minio, "_complete_multipart_upload", losing)
