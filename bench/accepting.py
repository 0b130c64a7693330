"""Contestants that submit drafts by number, over HTTP or as bare statements; each draft once."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bench import drafts
from bench.harness import WARM_UP_SECONDS, Contestant, Outcome
from bench.peers.accept_pgbench import variables
from bench.pgbench import Script, run_pgbench
from bench.plain_http import PlainConnection
from bench.served import Served
from bench.stack import BenchStack
from bench.transactions import WriteTransactions
from bench.wrk import run_wrk

FIRST_RATE = 5000.0
HEADROOM = 1.6
LEAST = 1000


class Drafts:
    """Drafts for one measurement: some for its warm-up, then what the warm-up's rate will use up, and a half more."""

    def __init__(self, stack: BenchStack) -> None:
        self._stack = stack
        self._rate = 0.0
        self._laid_out = 0
        self.next_number = 0
        self.round = 0

    async def begin(self) -> None:
        """Number 0 … as fresh drafts, for a warm-up."""
        self.next_number, self._laid_out, self.round = 0, 0, self.round + 1
        await self.lay_out(2 * self._rate or FIRST_RATE, WARM_UP_SECONDS)

    async def lay_out(self, rate: float, seconds: float) -> None:
        """More of them, for so many seconds at this rate."""
        needed = self.next_number + int(rate * seconds * HEADROOM) + LEAST
        if needed > self._laid_out:
            await drafts.write_drafts(self._stack, range(self._laid_out, needed))
            self._laid_out = needed

    def used(self, next_number: int, outcome: Outcome) -> float:
        """Those below are submitted; the rate of that."""
        self.next_number, self._rate = next_number, outcome.units / outcome.seconds
        return self._rate


class Accepting(Contestant):
    """One that submits drafts by number."""

    def __init__(self, name: str, stack: BenchStack, *, connections: int) -> None:
        self.name = name
        self._stack = stack
        self._connections = connections
        self._drafts = Drafts(stack)
        self._seconds = 0.0

    async def prepare(self, seconds: float) -> None:
        """Fresh drafts for the warm-up."""
        self._seconds = seconds
        await self._drafts.begin()

    async def warm_up(self, seconds: float) -> None:
        """Tells how many drafts the measurement will want."""
        outcome = await self.accept(seconds)
        await self._drafts.lay_out(outcome.units / outcome.seconds, self._seconds - seconds)

    async def run(self, seconds: float) -> Outcome:
        """As many as go through."""
        return await self.accept(seconds)

    async def accept(self, seconds: float) -> Outcome:
        """Submit drafts as fast as it can."""
        raise NotImplementedError

    async def check(self, outcome: Outcome) -> None:
        """Nobody is quick by leaving something out."""
        await drafts.check_accepted(self._stack, outcome.units)


class OverHttp(Accepting):
    """One that takes the requests of `accept.lua`."""

    def __init__(self, name: str, stack: BenchStack, served: Served, *, connections: int) -> None:
        super().__init__(name, stack, connections=connections)
        self._served = served
        self._url = served.ready_url.removesuffix("/readyz")

    async def start(self) -> None:
        """Start the process."""
        await self._served.start()

    async def stop(self) -> None:
        """End it."""
        await self._served.stop()

    async def accept(self, seconds: float) -> Outcome:
        """wrk through all connections."""
        tokens, begin = drafts.tokens_file(self._stack), self._drafts.next_number
        arguments = [str(begin), str(tokens), f"bench-{self._drafts.round}-"]
        async with WriteTransactions(self._stack) as written:
            ran = await run_wrk(
                self._url, "accept", connections=self._connections, seconds=seconds, arguments=arguments,
                scratch=self._stack.scratch(self.name),
            )  # fmt: skip
        self._drafts.used(ran.next_number, ran.outcome)
        return written.added_to(ran.outcome)

    def trees(self) -> Mapping[str, int]:
        """The process and its database."""
        return {"app": self._served.pid, "postgres": self._stack.pid("postgres")}


class Ours(OverHttp):
    """Our service."""

    async def start(self) -> None:
        """Start the process, and have every liaison look in: that somebody comes for the first time is rare."""
        await super().start()
        async with PlainConnection("127.0.0.1", urlsplit(self._url).port or 0) as connection:
            for token in drafts.tokens(self._stack):
                await connection.ask("GET", "/api/submission/v1/items?limit=1", {"authorization": f"Bearer {token}"})


class Pgbench(Accepting):
    """The same statements without anything in front of them; `rate` holds it to so many a second."""

    def __init__(self, name: str, stack: BenchStack, script: str, *, connections: int) -> None:
        super().__init__(name, stack, connections=connections)
        self._script = script
        self.rate = 0.0

    async def accept(self, seconds: float) -> Outcome:
        """pgbench with as many clients as wrk has connections."""
        begin = self._drafts.next_number
        told = {**variables(), "clients": str(self._connections), "begin": str(begin), "i": "-1"}
        async with WriteTransactions(self._stack) as written:
            outcome, most = await run_pgbench(
                self._stack.dsn("submission"), Script(self._script, told, self.rate), clients=self._connections,
                seconds=seconds, scratch=self._stack.scratch("pgbench"),
            )  # fmt: skip
        self._drafts.used(begin + (most + 1) * self._connections, outcome)
        return written.added_to(outcome)

    def trees(self) -> Mapping[str, int]:
        """Only the database."""
        return {"postgres": self._stack.pid("postgres")}
