"""After the last heal: read until nothing is unseen, and tell how long that took."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

import httpx
from aiokafka import AIOKafkaConsumer, TopicPartition

from cli.stack.layout import SERVICES
from cli.stack.topics import wanted_topics
from tests.faults.history import History, Line, read_history
from tests.faults.stack import FaultStack
from tests.faults.workload.desks import Press
from tests.flows.records import Records

PROBES = 20
PAUSE_SECONDS = 0.25
ON_THEIR_WAY = (
    "select count(*) from asset where state in ('completing', 'stored', 'verifying') and id = any($1::uuid[])"
)
NOT_RECEIVED = "select count(*) from item where state = 'approved' and id = any($1::uuid[])"
HEAD = "select coalesce(max(sequence), 0) from feed_item"
WITHDRAWN = """select e.id, unnest(e.asset_ids) asset from entry e
               where e.state = 'withdrawn' and e.feed_sequence > 0 and e.id = any($1::uuid[])"""


@dataclass(frozen=True)
class Settled:
    """Whether, and when, everything was told everywhere; `left` says what was not."""

    ok: bool
    seconds: float
    first_success: float | None
    left: dict[str, Any]


class Settling:
    """Final reads (I8): outbox empty, no lag, no upload on its way, every reader at the head, every service well."""

    def __init__(self, stack: FaultStack, history: History, press: Press) -> None:
        self._stack = stack
        self._history = history
        self._press = press

    async def until(self, deadline: float) -> Settled:
        """Look again until nothing is left or the time is over."""
        async with Records(self._stack) as records:
            while True:
                left = await self._left(records)
                if not left or time.monotonic() > deadline:
                    break
                await asyncio.sleep(PAUSE_SECONDS)  # not a wait: looked again until the deadline
            await self._try_dead_links(records)
        return self._settled(left)

    async def _left(self, records: Records) -> dict[str, Any]:
        """What is not yet as it should be; a part that cannot be asked is not as it should be."""
        items, assets = known(read_history(self._history.path))
        try:
            left: dict[str, Any] = {
                "unsent": await records.unsent(),
                "lag": await records.lag(),
                "uploads": await records.count("media", ON_THEIR_WAY, assets),
                "not received": await records.count("submission", NOT_RECEIVED, items),
            }
            head = await records.count("publicity", HEAD)
            left["readers behind"] = await self._readers_behind(head)
            left["probes refused"] = 0 if any(left.values()) else await self._refused_probes()
        except Exception as error:  # noqa: BLE001 -- the store or the broker is not back yet
            return {"cannot be asked": f"{type(error).__name__}: {error}"[:200]}
        return {name: value for name, value in left.items() if value}

    async def _readers_behind(self, head: int) -> int:
        for reader in self._press.readers:
            if reader.last < head:
                await self._press.pull_as(reader)
        return sum(reader.last < head for reader in self._press.readers)

    async def _refused_probes(self) -> int:
        """20 in a row, of every service."""
        refused = 0
        async with httpx.AsyncClient(timeout=5) as client:
            for name in [f"{service}-{role}" for service in SERVICES for role in ("api", "worker")]:
                for _ in range(PROBES):
                    answer = await client.get(f"{self._stack.stack.http(name)}/readyz")
                    refused += not answer.is_success
        return refused

    async def _try_dead_links(self, records: Records) -> None:
        items, _ = known(read_history(self._history.path))
        self._history.note("final-reads")
        try:
            for row in await records.fetch("publicity", WITHDRAWN, items):
                await self._press.open_link(str(row["id"]), str(row["asset"]))
        except (OSError, httpx.HTTPError) as error:
            self._history.note("unread", what="links", error=type(error).__name__)

    def _settled(self, left: dict[str, Any]) -> Settled:
        lines = read_history(self._history.path)
        healed = last_heal(lines)
        now = self._history.now()
        settled = Settled(not left, round(now - healed, 2), first_success_after(lines, healed), left)
        self._history.note(
            "settled", ok=settled.ok, seconds=settled.seconds, first_success=settled.first_success, left=left
        )
        return settled


def known(lines: list[Line]) -> tuple[list[str], list[str]]:
    """The items and the assets that this run's clients made. Desks also meet those of earlier runs on the feed."""
    told = [line for line in lines if line["kind"] == "return"]
    items = {str(line["item"]) for line in told if line.get("item")}
    return sorted(items), sorted({str(line["asset"]) for line in told if line.get("asset")})


def last_heal(lines: list[Line]) -> float:
    """When the last fault ended; where there was none, when the last operation began."""
    healed = [line["t"] for line in lines if line["kind"] == "fault" and line["phase"] == "heal"]
    return float(healed[-1] if healed else max((line["t"] for line in lines if line["kind"] == "invoke"), default=0.0))


def first_success_after(lines: list[Line], healed: float) -> float | None:
    """Seconds from the heal to the first operation that began after it and succeeded."""
    begun = {line["op"]: line["t"] for line in lines if line["kind"] == "invoke"}
    good = [
        line["t"]
        for line in lines
        if line["kind"] == "return" and line["type"] == "ok" and begun.get(line["op"], 0.0) >= healed
    ]
    return round(good[0] - healed, 2) if good else None


async def starting_points(stack: FaultStack) -> dict[str, Any]:
    """Where the topics and the feed end as the run begins: what stands before is not of this run."""
    async with Records(stack) as records:
        head = await records.count("publicity", HEAD)
    consumer = AIOKafkaConsumer(bootstrap_servers=stack.kafka)
    await consumer.start()
    try:
        partitions = [TopicPartition(t.name, number) for t in wanted_topics() for number in range(t.partitions)]
        ends = await consumer.end_offsets(partitions)
    finally:
        await consumer.stop()
    return {"head": head, "ends": {f"{each.topic}/{each.partition}": end for each, end in ends.items()}}
