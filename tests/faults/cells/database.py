"""PostgreSQL is killed, its sessions ended, its answers to COMMIT lost: cells 14 16 17 18."""

import time
from typing import Any

import asyncpg
import httpx

from cli.client import Refused
from cli.stack import postgres
from cli.stack.layout import SERVICES
from tests.chassis.proxy import CommitLosing, Loss
from tests.faults.cells.cell import POSTGRES, Cell
from tests.faults.cells.ground import APIS, WORKERS


async def probed(cell: Cell, times: int = 20) -> None:
    """Every service answers that many questions in a row, each from its database."""
    people = cell.ground.people
    for _ in range(times):
        await people.liaison.items(limit=1)
        await people.editor.entries(limit=1)
        await people.liaison.me()
        await people.liaison.get("/api/media/v1/assets", limit=1)


class PostgresKilled(Cell):
    """14"""

    number, title, within = 14, "PostgreSQL killed (SIGKILL to all of it), three times", POSTGRES
    also = "no service process is started anew"

    async def strike(self) -> None:
        """It recovers by itself as it is restarted by its supervisor."""
        self.before = self.ground.stack.pids([*APIS, *WORKERS, "media-processor"])
        for _ in range(3):
            await self.ground.in_thread(self.ground.stack.strike_down, "postgres")
            await self.ground.hold(5)
        await self.ground.ready("postgres")

    async def check(self) -> None:
        """The same processes, and they serve."""
        now = self.ground.stack.pids(self.before)
        assert now == self.before, f"started anew: {[name for name in now if now[name] != self.before[name]]}"
        await self.ground.travels()


class SessionsEnded(Cell):
    """16"""

    number, title, within = 16, "pg_terminate_backend of a random session every 200 ms for 30 s", POSTGRES
    also = "the pools are not poisoned: 20 probes in a row to each service"

    async def strike(self) -> None:
        """Sessions of services only; ours is the superuser's."""
        password = self.ground.stack.secrets["POSTGRES_PASSWORD"]
        connection = await asyncpg.connect(postgres.dsn(self.ground.stack.stack, password), timeout=5)
        ends, self.ended = time.monotonic() + 30, 0
        try:
            while time.monotonic() < ends:
                victims = await connection.fetch(
                    "select pid from pg_stat_activity where usename = any($1::text[]) order by pid", list(SERVICES)
                )
                if victims:
                    chosen = self.ground.dice.choice(victims)["pid"]
                    self.ended += await connection.fetchval("select pg_terminate_backend($1)", chosen)
                await self.ground.hold(0.2)
        finally:
            connection.terminate()

    async def check(self) -> None:
        """No request meets a connection that is dead or in a strange state."""
        self.ground.seen["sessions ended"] = self.ended
        await probed(self)
        await self.ground.travels()


class CommitLost(Cell):
    """What 17 and 18 share: the API's commit is lost while a client waits for its receipt."""

    within = POSTGRES
    loss: Loss
    probes: int
    longest: float = 0.0
    bound = 60.0

    async def prepare(self) -> None:
        """One draft for each loss."""
        self.drafts = await self.ground.drafts(self.probes)
        self.receipts: dict[str, Any] = {}
        self.unknown = 0

    async def strike(self) -> None:
        """All services speak to PostgreSQL through the proxy that loses; nobody is restarted for that."""
        stack = self.ground.stack.stack
        host, port = stack.address("postgres").split(":")
        async with CommitLosing(host, int(port)).listening() as losing:
            await self.ground.toxiproxy.lead("postgres", f"127.0.0.1:{losing.port}")
            try:
                await self.ground.travels()
                for draft in self.drafts:
                    losing.lose(self.loss, only=b"submission-api")
                    await self._submit(draft)
                    losing.lose(self.loss)  # and one of anybody: a relay, a consumer, another api
                    await self.ground.hold(1)
            finally:
                self.lost = losing.lost
                await self.ground.toxiproxy.lead("postgres", stack.address("postgres"))

    async def _submit(self, draft: str) -> None:
        """Once without patience, to see how long the answer takes, then until it is known."""
        liaison, key, begun = self.ground.people.liaison, f"cell-{self.number}-{draft}", time.monotonic()
        try:
            await liaison.submit(draft, key=key, patience=0)
        except httpx.HTTPError:
            self.unknown += 1
        except Refused as refused:
            if refused.status != 503:  # an unknown commit is neither failed nor refused
                raise
            self.unknown += 1
        self.longest = max(self.longest, time.monotonic() - begun)
        self.receipts[draft] = await liaison.submit(draft, key=key)

    async def check(self) -> None:
        """Each was submitted once, and its key tells the same receipt for ever."""
        self.ground.seen |= {"commits lost": self.lost, "longest answer": f"{self.longest:.1f} s"}
        steps = "select count(*) from item_step where item_id = any($1::uuid[]) and what = 'submitted'"
        assert await self.ground.records.count("submission", steps, self.drafts) == len(self.drafts)
        for draft, receipt in self.receipts.items():
            again = await self.ground.people.liaison.submit(draft, key=f"cell-{self.number}-{draft}")
            assert (again, again.replayed) == (receipt, True)
        assert self.lost >= len(self.drafts)
        assert self.longest <= self.bound * self.ground.patience, f"an answer took {self.longest:.1f} s"
        await probed(self)


class CommitAnswerCut(CommitLost):
    """17"""

    number, title = 17, "the connection cut after COMMIT was sent, before its answer, some 25 times"
    also = "unknown, then known by the key: one receipt, one step"
    loss: Loss = "answer-cut"
    probes = 12


class CommitAnswerSwallowed(CommitLost):
    """18"""

    number, title = 18, "the answer to COMMIT swallowed, the connection left open"
    also = "the same, and no request takes longer than 12 s"
    loss: Loss = "answer-swallowed"
    probes = 3
    bound = 12.0
