"""The contestants of an event's way: the running system, and aiokafka alone with the same bytes."""

import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from bench.flow import Flow, Route, subjects
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.kafka_lag import make_topic
from bench.peers.dual_write import TABLES
from bench.served import Served, service
from bench.stack import BenchStack
from bench.tails import open_loop, percentile
from bench.talking import Talking
from cli.stack.topics import wanted_topics

BACKLOG = 20_000
ROUNDS = 3
FIRST_SECONDS = 120.0
LAST_SECONDS = 20.0
DRAIN_SECONDS = 150.0


class Running:
    """The workers that take part, started once for all contestants of a path."""

    def __init__(self, stack: BenchStack, route: Route, workers: Sequence[str]) -> None:
        self.stack = stack
        self.route = route
        self.workers = tuple(workers)
        self.flow = Flow(stack, route)
        self.served = {name: service(stack, f"{name}-worker") for name in workers}
        self._up = False

    async def start(self) -> None:
        """Start them, and wait until a first event has arrived: joining a group is not part of the way."""
        if self._up:
            return
        await self.flow.__aenter__()
        self._up = True
        for each in self.served.values():
            await each.start()
        numbers = await self.flow.lay_out(1)
        await self.flow.write(self.flow.rows(numbers)[0])
        if await self.flow.await_visible(subjects(self.route, numbers), within=FIRST_SECONDS):
            raise TimeoutError("the first event did not arrive")
        await self.flow.await_quiet(self.workers)

    async def stop(self) -> None:
        """End them, when they have nothing left to tell each other: the next path begins with other rows."""
        if self._up:
            self._up = False
            with suppress(TimeoutError):
                await self.flow.await_quiet(self.workers)
            for each in self.served.values():
                await each.stop()
            await self.flow.__aexit__(None, None, None)

    def trees(self) -> Mapping[str, int]:
        """The workers with their database and broker."""
        parts = {name: self.stack.pid(name) for name in ("postgres", "kafka")}
        return {**{f"{name}-worker": each.pid for name, each in self.served.items()}, **parts}


class SystemAtRate(Contestant):
    """Facts at random instants, so many a second, each in a transaction of its own."""

    def __init__(self, running: Running, rate: float) -> None:
        self.name = f"openweek at {rate:g}/s"
        self._running = running
        self._rate = rate
        self._rows: list[tuple[Any, ...]] = []
        self._numbers = range(0)

    async def start(self) -> None:
        """The whole way."""
        await self._running.start()

    async def stop(self) -> None:
        """The whole way."""
        await self._running.stop()

    async def prepare(self, seconds: float) -> None:
        """Facts that nobody has heard of; everything before them has been heard."""
        await self._running.flow.await_quiet(self._running.workers)

    async def run(self, seconds: float) -> Outcome:
        """From the acknowledged commit to the eye at the other end."""
        flow = self._running.flow
        numbers = await flow.lay_out(int(self._rate * seconds * 1.3) + 20)
        rows, keys = flow.rows(numbers), [str(each) for each in subjects(self._running.route, numbers)]
        committed: dict[str, float] = {}

        async def write(number: int, _due: float) -> None:
            committed[keys[number]] = await flow.write(rows[number])

        count = await open_loop(self._rate, seconds, write)
        missing = await flow.await_visible(subjects(self._running.route, numbers[:count]), within=LAST_SECONDS)
        times = [max(0.0, flow.seen[key] - at) * 1000 for key, at in committed.items() if key in flow.seen]
        return Outcome(len(times), seconds, percentile(times, 0.5), percentile(times, 0.99), errors=missing)

    def trees(self) -> Mapping[str, int]:
        """The whole way."""
        return self._running.trees()


class SystemDrain(SystemAtRate):
    """A backlog that was written while the relay's process stood still, until all of it is visible."""

    def __init__(self, running: Running) -> None:
        super().__init__(running, 0)
        self.name = "openweek, backlog"

    async def prepare(self, seconds: float) -> None:
        """Hold the relay's process, write the backlog at once."""
        flow = self._running.flow
        await flow.await_quiet(self._running.workers)
        self._numbers = await flow.lay_out(BACKLOG)
        rows = flow.rows(self._numbers)
        os.kill(self._relay.pid, signal.SIGSTOP)
        await flow.write_at_once(rows)

    async def warm_up(self, seconds: float) -> None:
        """The way is warm; a backlog is drained once."""

    async def run(self, seconds: float) -> Outcome:
        """Let it go on; the last one that is visible ends the measurement."""
        flow = self._running.flow
        begun = time.monotonic()
        os.kill(self._relay.pid, signal.SIGCONT)
        flow.ring()
        missing = await flow.await_visible(subjects(self._running.route, self._numbers), within=DRAIN_SECONDS)
        times = [at - begun for at in flow.seen.values()]
        p50, p99 = percentile(times, 0.5) * 1000, percentile(times, 0.99) * 1000
        return Outcome(BACKLOG - missing, max(times, default=0.0), p50, p99, errors=missing)

    @property
    def _relay(self) -> Served:
        return self._running.served[self._running.route.writes]


class Raw(Contestant):
    """aiokafka alone; `order` is what it is asked for each time."""

    def __init__(self, name: str, stack: BenchStack, talking: Talking, **order: Any) -> None:
        self.name = name
        self._stack = stack
        self._talking = talking
        self._order = order

    async def start(self) -> None:
        """Start the process."""
        await self._talking.start()

    async def stop(self) -> None:
        """End it."""
        await self._talking.stop()

    async def run(self, seconds: float) -> Outcome:
        """Give the order."""
        return Outcome(**await self._talking.ask(**self._order, seconds=seconds))

    def trees(self) -> Mapping[str, int]:
        """The process and the broker."""
        return {"raw": self._talking.pid, "kafka": self._stack.pid("kafka")}


class DualWrite(Raw):
    """The same with a commit at each end."""

    def trees(self) -> Mapping[str, int]:
        """And the database."""
        return {**super().trees(), "postgres": self._stack.pid("postgres")}


async def travel_path(
    stack: BenchStack, name: str, title: str, route: Route, *, workers: Sequence[str], rates: Sequence[float]
) -> HotPath:
    """The way of one kind of fact at these rates, and with a backlog."""
    partitions = next(each.partitions for each in wanted_topics() if each.name == route.topic)
    for topic in (f"bench.{route.kind}", f"bench.{route.kind}.dual"):
        await make_topic(stack.kafka, topic, partitions)
    running = Running(stack, route, workers)
    common = {"BENCH_KAFKA": stack.kafka, "BENCH_KIND": route.kind}
    talking = Talking("bench.peers.raw_kafka", BENCH_TOPIC=f"bench.{route.kind}", **common)
    for each in (route.writes, route.shows):
        await stack.execute(each, TABLES)
    ends = {"BENCH_WRITTEN": stack.owner_dsn(route.writes), "BENCH_SHOWN": stack.owner_dsn(route.shows)}
    dual = Talking("bench.peers.dual_write", BENCH_TOPIC=f"bench.{route.kind}.dual", **common, **ends)
    contestants: list[Contestant] = []
    for rate in rates:
        contestants.append(Raw(f"raw aiokafka at {rate:g}/s", stack, talking, do="latency", rate=rate))
        contestants.append(DualWrite(f"commit, then send, at {rate:g}/s", stack, dual, do="latency", rate=rate))
        contestants.append(SystemAtRate(running, rate))
    contestants += [Raw("raw aiokafka, produce", stack, talking, do="produce", count=BACKLOG), SystemDrain(running)]
    return HotPath(name, title, contestants, _marks(rates), rounds=ROUNDS, seconds=6, settings={"backlog": BACKLOG})


def _marks(rates: Sequence[float]) -> list[Mark]:
    marks = []
    for rate in rates:
        ours, raw, dual = f"openweek at {rate:g}/s", f"raw aiokafka at {rate:g}/s", f"commit, then send, at {rate:g}/s"
        goal, aim = (1.5, 1.2) if rate == max(rates) else (None, None)
        marks += [
            Mark(f"commit → visible, p50 over raw aiokafka, {rate:g}/s: more by", ours, raw, measure="p50_ms",
                 how="difference", goal=8, aim=3, better="lower", unit=" ms"),
            Mark(f"commit → visible, p99 over raw aiokafka, {rate:g}/s", ours, raw, measure="p99_ms",
                 better="lower"),
            Mark(f"commit → visible, p99 over commit, then send, {rate:g}/s", ours, dual, measure="p99_ms",
                 goal=goal, aim=aim, better="lower"),
            Mark(f"commit → visible, p99, {rate:g}/s", ours, measure="p99_ms", better="lower", unit=" ms"),
        ]  # fmt: skip
    drain = f"backlog of {BACKLOG:,}: events/s over raw aiokafka's produce"
    drained = Mark(drain, "openweek, backlog", "raw aiokafka, produce", goal=0.35, aim=0.6)
    return [*marks, drained]
