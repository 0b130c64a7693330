"""Path 1, its tails: accepts at random instants at half of what we can do, beside pgbench at the same rate."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench import drafts
from bench.accepting import Ours, Pgbench
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.paths.accept import CONNECTIONS, POOL
from bench.peers.accept_pgbench import ONE_BY_ONE
from bench.plain_http import PlainConnection
from bench.served import Served, service
from bench.stack import BenchStack
from bench.tails import open_loop, percentile

CLIENTS = 64
LOAD = 0.5
OURS, PGBENCH = "openweek, half load", "pgbench at the same rate"


@dataclass
class Rate:
    """Accepts a second, as ours found it in its first warm-up; pgbench gets the same."""

    value: float = 0.0


class HalfLoad(Ours):
    """Ours, asked at random instants whether it has answered or not."""

    def __init__(self, stack: BenchStack, served: Served, rate: Rate) -> None:
        super().__init__(OURS, stack, served, connections=CONNECTIONS)
        self._rate = rate
        self._tokens = drafts.tokens(stack)

    async def warm_up(self, seconds: float) -> None:
        """As fast as it can; the first time, that tells the rate."""
        outcome = await self.accept(seconds)
        self._rate.value = self._rate.value or LOAD * outcome.units / outcome.seconds
        await self._drafts.lay_out(self._rate.value, self._seconds - seconds)

    async def run(self, seconds: float) -> Outcome:
        """Times from the instant at which a request was due; waiting for a free connection is part of them."""
        address, begin, times = urlsplit(self._url), self._drafts.next_number, list[float]()
        free: asyncio.Queue[PlainConnection] = asyncio.Queue()
        refused = 0
        async with AsyncExitStack() as stack:
            for _ in range(CLIENTS):
                connection = PlainConnection(address.hostname or "", address.port or 0)
                free.put_nowait(await stack.enter_async_context(connection))

            async def submit(place: int, due: float) -> None:
                nonlocal refused
                connection, number = await free.get(), self.number_of(begin, place)
                target, headers = self._request(number)
                answered = await connection.ask("POST", target, headers, b'{"revision": 1}')
                times.append((answered.at - due) * 1000)
                refused += answered.status != 201
                self.note(number, answered.at)
                free.put_nowait(connection)

            begun = time.monotonic()
            count = await open_loop(self._rate.value, seconds, submit)
        self._drafts.next_number = begin + count
        spent = time.monotonic() - begun
        return Outcome(count - refused, spent, percentile(times, 0.5), percentile(times, 0.99), errors=refused)

    def number_of(self, begin: int, place: int) -> int:
        """Which draft comes at this place."""
        return begin + place

    def note(self, number: int, answered_at: float) -> None:
        """A draft was submitted."""

    def _request(self, number: int) -> tuple[str, dict[str, str]]:
        target = f"/api/submission/v1/items/{drafts.item_id(number)}/submission"
        key = f"bench-{self._drafts.round}-{number}"
        token = self._tokens[number % drafts.UNITS]
        return target, {
            "authorization": f"Bearer {token}", "idempotency-key": key, "content-type": "application/json",
        }  # fmt: skip


class PgbenchAtRate(Pgbench):
    """pgbench with its own schedule; it too counts from the instant at which a transaction was due."""

    def __init__(self, stack: BenchStack, rate: Rate) -> None:
        super().__init__(PGBENCH, stack, ONE_BY_ONE, connections=CONNECTIONS)
        self._shared = rate

    async def run(self, seconds: float) -> Outcome:
        """At the rate that ours was given."""
        self.rate = self._shared.value
        try:
            return await super().run(seconds)
        finally:
            self.rate = 0.0


async def build(stack: BenchStack) -> HotPath:
    """As path 1, without those that are only about capacity."""
    await drafts.lay_out(stack)
    await asyncio.to_thread(drafts.write_tokens, stack)
    rate = Rate()
    ours = service(stack, "submission-api", OPENWEEK_DATABASE_POOL=str(POOL))
    contestants: list[Contestant] = [HalfLoad(stack, ours, rate), PgbenchAtRate(stack, rate)]
    return HotPath(
        "tails",
        f"accepts at half of our capacity, at random instants, {CLIENTS} connections",
        contestants,
        MARKS,
        rounds=3,
        settings={"connections": CLIENTS, "load": LOAD},
    )


MARKS = (
    Mark("accept at half load: p99 over pgbench's at the same rate", OURS, PGBENCH, measure="p99_ms", goal=3, aim=2,
         better="lower"),
    Mark("accept at half load: p50", OURS, measure="p50_ms", better="lower", unit=" ms"),
    Mark("accept at half load: p99", OURS, measure="p99_ms", better="lower", unit=" ms"),
)  # fmt: skip
