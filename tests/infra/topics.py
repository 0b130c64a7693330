"""Topics for a run: those of deploy/kafka/topics.yaml, empty at its start."""

import asyncio
import time

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from cli.stack.topics import apply_topics, wanted_topics

PATIENCE_SECONDS = 60.0


async def fresh_topics(bootstrap: str, *, empty: bool) -> None:
    """Every topic exists; with `empty`, none holds an event or a group's offset of an earlier run."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            if empty:
                await _delete(bootstrap)
            return await apply_topics(bootstrap)
        except (KafkaError, OSError, RuntimeError):
            # A topic that is being deleted still refuses its name for a moment.
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.1)


async def _delete(bootstrap: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=10_000)
    await admin.start()
    try:
        present = set(await admin.list_topics()) & {topic.name for topic in wanted_topics()}
        if present:
            await admin.delete_topics(sorted(present))
        while set(await admin.list_topics()) & present:
            await asyncio.sleep(0.05)
    finally:
        await admin.close()
