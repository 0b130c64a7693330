"""Processes are killed, stopped, doubled: cells 01 02 04 05 06 07 08."""

import asyncio
import time
import uuid
from functools import partial
from typing import Any

from chassis.failpoints import EVENTS_NOTED
from chassis.outbox import lane_of
from tests.faults.cells.cell import KAFKA, PROCESS, Cell
from tests.faults.cells.ground import APIS, WORKERS
from tests.faults.cells.rolling import TwoOfEach
from tests.faults.cells.twin import twin
from tests.faults.plan import Fate

SESSION_SECONDS = 30.0
"""How long a consumer may be silent before its partitions go to another (OPENWEEK_KAFKA_SESSION_SECONDS)."""

PASSING = {"OPENWEEK_INSTANCE": ""}
"""A member of the group without a name of its own: its stop is a leaving, and its partitions go back at once."""


class ApiKilled(Cell):
    """01"""

    number, title, within = 1, "an api killed (SIGKILL) every 3 s, a random one", PROCESS
    also = "every retried key returns its first answer"
    kills = 7

    async def prepare(self) -> None:
        """Drafts to submit while processes die."""
        self.drafts = await self.ground.drafts(self.kills * 2)
        self.receipts: dict[str, Any] = {}

    async def strike(self) -> None:
        """Kill; meanwhile submit under known keys, again and again until answered."""
        submitting = asyncio.gather(*(self._submit(i, draft) for i, draft in enumerate(self.drafts)))
        for turn in range(self.kills):
            name = "submission-api" if turn % 2 else self.ground.dice.choice(APIS)
            await self.ground.in_thread(self.ground.stack.strike_down, name)
            await self.ground.hold(3)
        await self.ground.ready(*APIS)
        await submitting

    async def _submit(self, number: int, draft: str) -> None:
        await self.ground.hold(number * 3 / 2)
        self.receipts[draft] = await self.ground.people.liaison.submit(draft, key=f"cell-01-{draft}")

    async def check(self) -> None:
        """Asked once more under its key, each request gets the answer that it got."""
        for draft, receipt in self.receipts.items():
            again = await self.ground.people.liaison.submit(draft, key=f"cell-01-{draft}")
            assert (again, again.replayed) == (receipt, True)
        assert len(self.receipts) == len(self.drafts)


class RollingRestart(Cell):
    """02"""

    number, title, within = 2, "two of submission-api restarted by SIGTERM in turn, five times", PROCESS
    also = "no request fails behind the gateway"
    rounds = 5

    async def strike(self) -> None:
        """One of two is always there; a client that never repeats a request sees no failure."""
        self.failures: list[str] = []
        self.asked = 0
        async with TwoOfEach(self.ground, "submission-api") as two:
            probing = asyncio.create_task(self._probe())
            try:
                for turn in range(self.rounds):
                    await two.restart(turn % 2)
            finally:
                probing.cancel()
                await asyncio.gather(probing, return_exceptions=True)

    async def _probe(self) -> None:
        """Reads and writes, one after the other, none of them repeated."""
        liaison = self.ground.people.liaison
        edition_id = await self.ground.people.edition_id()
        headers = await liaison.authorization()
        body = {"item_type": "T3", "edition_id": edition_id}
        while True:
            self.asked += 1
            keyed = {**headers, "Idempotency-Key": str(uuid.uuid4())}
            for method, sent in (("GET", {"headers": headers}), ("POST", {"headers": keyed, "json": body})):
                answer = await self.ground.people.connection.send(method, "/api/submission/v1/items", **sent)
                if not answer.is_success:
                    self.failures.append(f"{method} {answer.status_code}")
            await self.ground.hold(0.03)

    async def check(self) -> None:
        """None failed, of many."""
        self.ground.seen["requests"] = self.asked * 2
        assert not self.failures, f"{len(self.failures)} of {self.asked * 2}: {self.failures[:5]}"
        assert self.asked > 50


class RelayKilled(Cell):
    """04"""

    number, title, within = (
        4,
        "the workers of submission and publicity, relays in them, killed every 2 s for 30 s",
        PROCESS,
    )
    also = "duplicates on the topics, single effects"

    async def prepare(self) -> None:
        """Drafts that will be on their way all the time."""
        self.drafts = await self.ground.drafts(15)

    async def strike(self) -> None:
        """A worker that is just starting is killed as well."""
        people, ends = self.ground.people, time.monotonic() + 30
        self.kills = 0
        for draft in self.drafts:
            await people.liaison.submit(draft)
            await people.approver.approve(draft)
            for name in ("submission-worker", "publicity-worker"):
                self.kills += await self.ground.in_thread(self.ground.stack.strike_down, name)
            await self.ground.hold(min(2.0, ends - time.monotonic()))
        await self.ground.ready(*WORKERS)

    async def check(self) -> None:
        """Each case was received once."""
        self.ground.seen["kills"] = self.kills
        assert self.kills >= 6
        await self.ground.received(self.drafts, within=self.within)


class HolderStopped(Cell):
    """05"""

    number, title, within = 5, "the worker with the relay stopped (SIGSTOP) 30 s, a second one takes over", PROCESS
    also = "the second sends meanwhile, all but one lane at the most; order kept when the first goes on"

    async def prepare(self) -> None:
        """Cases of many lanes."""
        self.drafts = await self.ground.drafts(24)

    async def strike(self) -> None:
        """What is submitted while the first stands still is on its way before it moves again."""
        stack, people = self.ground.stack, self.ground.people
        async with twin(self.ground, "submission-worker", **PASSING):
            await self.ground.in_thread(stack.pause, "submission-worker")
            stopped_at = time.monotonic()
            try:
                for draft in self.drafts:
                    await people.liaison.submit(draft)
                    await people.approver.approve(draft)
                self.pooled = await self._pooled(within=max(5.0, stopped_at + 25 - time.monotonic()))
                await self.ground.hold(stopped_at + 30 - time.monotonic())
            finally:
                await self.ground.in_thread(stack.resume, "submission-worker")

    async def _pooled(self, *, within: float) -> set[str]:
        found: set[str] = set()

        async def all_but_a_lane() -> bool:
            query = "select id from entry where id = any($1::uuid[])"
            found.update(str(row["id"]) for row in await self.ground.records.fetch("publicity", query, self.drafts))
            assert len({lane_of(each) for each in self.drafts if each not in found}) <= 1
            return True

        await self.ground.eventually(all_but_a_lane, within=within, pause=0.3)
        return found

    async def check(self) -> None:
        """All arrive, the last lane too."""
        self.ground.seen["sent by the second"] = len(self.pooled)
        await self.ground.received(self.drafts, within=self.within)


class KilledMidHandler(Cell):
    """06"""

    number, title, within = 6, "workers killed between inbox and effect, three times each", PROCESS
    also = "the batch comes again"
    dying = ("publicity-worker", "submission-worker")

    async def strike(self) -> None:
        """A batch's inbox rows are written, its handlers have not run, and the process is gone."""
        self.fired = 0
        for arm in range(3):
            stack = self.ground.stack
            stack.doom(**{each.replace("-", "_"): Fate(kill_at=EVENTS_NOTED, arm=str(arm)) for each in self.dying})
            (draft,) = await self.ground.drafts(1)
            await self.ground.people.liaison.submit(draft)
            await self.ground.people.approver.approve(draft)
            for name in self.dying:
                await self.ground.eventually(partial(stack.plan.fired, name), within=30, pause=0.1)
                self.fired += 1
            await self.ground.ready(*self.dying)
            await self.ground.received([draft], within=30)
        self.ground.stack.plan.clear()

    async def check(self) -> None:
        """Every kill happened exactly there."""
        self.ground.seen["kills"] = self.fired
        assert self.fired == 3 * len(self.dying)


class ZombieWorker(Cell):
    """07"""

    number, title = 7, "a worker stopped (SIGSTOP) in the middle of a batch for longer than its session, then continued"
    within = PROCESS
    also = "its late commit is refused or finds the inbox taken"
    name = "publicity-worker"

    async def prepare(self) -> None:
        """Cases that arrive while it stands still."""
        self.drafts = await self.ground.drafts(12)

    async def strike(self) -> None:
        """The database answers late for a moment, so that the stop meets a batch in hand."""
        stack, people = self.ground.stack, self.ground.people
        async with twin(self.ground, self.name, **PASSING):
            async with self.ground.toxiproxy.latency("postgres", ms=400):
                working = asyncio.gather(*(people.liaison.submit(draft) for draft in self.drafts))
                await self.ground.hold(1.5)
                await self.ground.in_thread(stack.pause, self.name)
            await working
            stopped_at = time.monotonic()
            try:
                for draft in self.drafts:
                    await people.approver.approve(draft)
                # What the first held goes to the second once the group has missed the first for long enough.
                await self.ground.received(self.drafts, within=SESSION_SECONDS + 30)
                self.took = time.monotonic() - stopped_at
            finally:
                await self.ground.in_thread(stack.resume, self.name)
            await self.ground.travels()

    async def check(self) -> None:
        """The first goes on as a member of the group."""
        self.ground.seen["others took over after"] = f"{self.took:.0f} s"
        await self.ground.travels(within=SESSION_SECONDS + 15)


class JoinsAndLeaves(Cell):
    """08"""

    number, title, within = (
        8,
        "a slow consumer (a batch takes 3 s) joins and leaves the group six times, every 10 s",
        KAFKA,
    )
    also = "a case goes all the way in every round: the lag falls, no livelock"
    rounds = 6

    async def strike(self) -> None:
        """Each start is a joining, each stop a leaving."""
        upstream = self.ground.stack.stack.address("postgres")
        slow = await self.ground.toxiproxy.add_proxy("slow", upstream=upstream)
        await self.ground.toxiproxy.poison("slow", "latency", latency=600)
        service = self.ground.stack.environment("publicity")
        address = service["OPENWEEK_DATABASE_URL"].replace(upstream, slow)
        own = {"OPENWEEK_DATABASE_URL": address, **PASSING}
        self.slowest = 0.0
        try:
            for _ in range(self.rounds):
                # So slow that its readiness, which has two seconds, says no: it is there once the group counts two.
                async with twin(self.ground, "publicity-worker", health="/livez", **own):
                    await self.ground.eventually(self._two, within=20)
                    took, _ = await asyncio.gather(self.ground.travels(within=40), self.ground.hold(5))
                    self.slowest = max(self.slowest, took)
        finally:
            await self.ground.toxiproxy.remove_proxy("slow")

    async def _two(self) -> bool:
        return await self.ground.records.members("publicity") == 2

    async def check(self) -> None:
        """In every round a case went all the way, rebalances or not; and it goes quickly again."""
        self.ground.seen |= {"joins": self.rounds, "slowest case": f"{self.slowest:.1f} s"}
        await self.ground.travels()
