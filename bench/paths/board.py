"""Path 8: how long after a submission the board shows it, on the stream that officials watch, while units submit at
half of what we can take."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from bench import drafts
from bench.harness import HotPath, Mark, Outcome
from bench.paths.accept import POOL
from bench.paths.tails import CLIENTS, LOAD, HalfLoad, Rate
from bench.plain_http import PlainConnection
from bench.served import Served, service
from bench.stack import BenchStack
from bench.tails import percentile

OURS = "openweek, board at half load"
STREAM = "/api/submission/v1/board/stream"
BUSY = 100
"""Units that make the load; the others submit for the first time one after the other, and each moves the board."""
EVERY = 10
"""One of so many submissions is a unit's first."""
PATIENCE = 15.0


@dataclass
class Watched:
    """What the stream showed: when, and how many units had reported."""

    shown: list[tuple[float, int]] = field(default_factory=list)

    @property
    def reported(self) -> int:
        """Last seen."""
        return self.shown[-1][1] if self.shown else -1

    def seen_at(self, count: int) -> float | None:
        """The first moment at which so many had reported."""
        return next((at for at, reported in self.shown if reported >= count), None)


class BoardAtHalfLoad(HalfLoad):
    """Accepts at random instants; every so often one of a unit that had reported nothing."""

    def __init__(self, stack: BenchStack, served: Served, rate: Rate) -> None:
        super().__init__(stack, served, rate)
        self.name = OURS
        self._firsts: list[float] = []

    async def run(self, seconds: float) -> Outcome:
        """Lags in seconds, from the answer to a unit's first submission to the event that counts the unit."""
        await self._begin_anew(seconds)
        watched = Watched()
        async with self._watching(watched):
            await self._caught_up(watched, BUSY)
            self._firsts = []
            outcome = await super().run(seconds)
            await self._caught_up(watched, BUSY + len(self._firsts))
        lags = self._lags(watched)
        told = {"lag_p50_s": percentile(lags, 0.5), "lag_p95_s": percentile(lags, 0.95), "firsts": float(len(lags))}
        return Outcome(outcome.units, outcome.seconds, outcome.p50_ms, outcome.p99_ms, outcome.errors, more=told)

    async def check(self, outcome: Outcome) -> None:
        """As all accepts, and those of the units that had to report before."""
        await drafts.check_accepted(self._stack, outcome.units + BUSY)

    def number_of(self, begin: int, place: int) -> int:
        """Of every ten, one is the next unit's first draft, as long as there are any; the rest are of the busy ones."""
        turn, first = divmod(place, EVERY)
        if first == 0 and BUSY + turn < drafts.UNITS:
            return BUSY + turn
        return (1 + place // BUSY) * drafts.UNITS + place % BUSY

    def note(self, number: int, answered_at: float) -> None:
        """A first one is waited for on the board."""
        if BUSY <= number < drafts.UNITS:
            self._firsts.append(answered_at)

    def _lags(self, watched: Watched) -> list[float]:
        """The n-th unit to be answered is shown when n more than the busy ones have reported."""
        found = []
        for place, answered in enumerate(sorted(self._firsts), 1):
            seen = watched.seen_at(BUSY + place)
            if seen is None:
                raise AssertionError(f"unit {place} of {len(self._firsts)} never came to the board")
            found.append(max(0.0, seen - answered))
        return found

    async def _begin_anew(self, seconds: float) -> None:
        """Nobody has reported but the busy units: what the warm-up left is forgotten."""
        accepts = int(self._rate.value * seconds * 1.5) + 1000
        await drafts.write_drafts(self._stack, range((2 + accepts // BUSY) * drafts.UNITS))
        address = urlsplit(self._url)
        async with PlainConnection(address.hostname or "", address.port or 0) as connection:
            for number in range(BUSY):
                answered = await connection.ask("POST", *self._request(number), b'{"revision": 1}')
                if answered.status != 201:
                    raise AssertionError(f"{answered.status} for the first of unit {number}")

    async def _caught_up(self, watched: Watched, count: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while watched.reported < count and time.monotonic() < deadline:
            await asyncio.sleep(0.05)  # the stream tells; this only gives it time

    @asynccontextmanager
    async def _watching(self, watched: Watched) -> AsyncIterator[None]:
        following = asyncio.create_task(self._follow(watched))
        try:
            yield
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)

    async def _follow(self, watched: Watched) -> None:
        address = urlsplit(self._url)
        token = drafts.approver_token(drafts.signer(self._stack), drafts.province_of(0))
        headers = {"authorization": f"Bearer {token}"}
        url = f"http://{address.netloc}{STREAM}"
        async with (
            httpx.AsyncClient(timeout=60, trust_env=False) as http,
            http.stream("GET", url, headers=headers, params={"edition_id": str(drafts.EDITION_ID)}) as answer,
        ):
            answer.raise_for_status()
            async for line in answer.aiter_lines():
                if line.startswith("data:"):
                    told = json.loads(line.removeprefix("data:"))
                    watched.shown.append((time.monotonic(), told["totals"]["reported"]))


async def build(stack: BenchStack) -> HotPath:
    """The service alone: the board is its own."""
    await drafts.lay_out(stack)
    await asyncio.to_thread(drafts.write_tokens, stack)
    served = service(stack, "submission-api", OPENWEEK_DATABASE_POOL=str(POOL))
    return HotPath(
        "board",
        f"the board of {drafts.UNITS} units on its stream, while they submit at half of our capacity",
        [BoardAtHalfLoad(stack, served, Rate())],
        MARKS,
        rounds=3,
        settings={"connections": CLIENTS, "load": LOAD, "units": drafts.UNITS},
    )


MARKS = (
    Mark("submission → board on the stream at half load: p95", OURS, measure="lag_p95_s", goal=5, better="lower",
         unit=" s"),
    Mark("submission → board on the stream at half load: p50", OURS, measure="lag_p50_s", better="lower", unit=" s"),
    Mark("accepts a second meanwhile", OURS, measure="rate"),
)  # fmt: skip
