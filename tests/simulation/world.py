"""What a seed is made of: chance, time, processes that may die, and a trace of what happened."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Protocol
from uuid import UUID

from tests.simulation.virtual_loop import VirtualLoop

EPOCH = datetime(2027, 5, 10, tzinfo=UTC)


@dataclass
class Weather:
    """How likely each kind of fault is in this seed. Some are wholly out in many seeds: two faults hide each other."""

    cut_before: float = 0.0
    """a call to a store never gets there"""
    cut_after: float = 0.0
    """a call is done and its answer lost; with a COMMIT this is the unknown one"""
    slow: float = 0.0
    """a call takes long, up to longer than anybody waits"""
    crash: float = 0.0
    """a process ends at a failpoint"""
    late_ack: float = 0.0
    """the broker has the records and its answer does not come"""
    twice: float = 0.0
    """the broker keeps a batch twice"""
    refuse: float = 0.0
    """a handler refuses or breaks"""
    rebalance: float = 0.0
    """a partition gets a second consumer while the first still holds it"""
    deaf: float = 0.0
    """a wake-up call is not heard"""

    @property
    def calm(self) -> bool:
        """Nothing can lose an answer: nothing may be sent twice."""
        return not (self.cut_before or self.cut_after or self.crash or self.late_ack or self.twice or self.slow)


def weather_of(random: Random) -> Weather:
    """One seed in six is calm; in the others about half of the kinds of faults are out."""
    if random.random() < 1 / 6:
        return Weather()

    def likely(most: float) -> float:
        return random.uniform(0.1, 1.0) * most if random.random() < 0.55 else 0.0

    return Weather(
        cut_before=likely(0.04),
        cut_after=likely(0.05),
        slow=likely(0.04),
        crash=likely(0.12),
        late_ack=likely(0.4),
        twice=likely(0.3),
        refuse=likely(0.08),
        rebalance=likely(0.4),
        deaf=likely(0.7),
    )


class Closable(Protocol):
    """A connection of a process, at the server's end."""

    def lose(self) -> None:
        """The process is gone."""


@dataclass(eq=False)
class Process:
    """A program that may be killed: what it asked for may still happen, what it would have done next does not."""

    world: "World"
    name: str
    alive: bool = True
    connections: list[Closable] = field(default_factory=list)
    _tasks: list[asyncio.Task[Any]] = field(default_factory=list)

    def spawn(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run as a part of the process."""
        task = self.world.loop.create_task(coroutine)
        self._tasks.append(task)
        return task

    def crash(self) -> None:
        """kill -9: servers see the connections close, nothing of the program has any effect any more."""
        if not self.alive:
            return
        self.world.note(self.name, "killed")
        self.alive = False
        for connection in self.connections:
            connection.lose()
        for task in self._tasks:
            task.cancel()

    def check(self) -> None:
        """Every effect asks first: the dead have none."""
        if not self.alive:
            raise asyncio.CancelledError

    async def reach(self, point: str) -> None:
        """The failpoints of this process: it may die just here."""
        self.check()
        world = self.world
        if world.stormy and world.random.random() < world.weather.crash:
            world.note(self.name, f"dies at {point}")
            self.crash()
            await asyncio.sleep(0)  # not a wait: the cancellation comes in here
            raise asyncio.CancelledError


class World:
    """One seed's chance and time."""

    def __init__(self, seed: int, scene: str) -> None:
        self.random = Random(f"{scene}/{seed}")  # noqa: S311 -- chance that can be had again is what is wanted
        random.seed(f"{scene}/{seed}")  # the relay shuffles lanes by the common one
        self.loop = VirtualLoop()
        self.loop.thread_delay = self.delay
        self.weather = weather_of(self.random)
        self.stormy = True
        self.trace: list[str] = []
        self.traced = False
        self.broken: list[BaseException | None] = []
        """what programs ended with that nobody had thought of"""
        self._processes: list[Process] = []

    def process(self, name: str) -> Process:
        """A new program."""
        process = Process(self, name)
        self._processes.append(process)
        return process

    def now(self) -> datetime:
        """The clock that everybody shares."""
        return EPOCH + timedelta(seconds=self.loop.time())

    def new_id(self) -> UUID:
        """A UUIDv7 of this seed."""
        stamp = int(self.loop.time() * 1000) + int(EPOCH.timestamp() * 1000)
        return UUID(
            int=(stamp << 80)
            | (7 << 76)
            | (self.random.getrandbits(12) << 64)
            | (2 << 62)
            | self.random.getrandbits(62)
        )

    async def elapse(self, seconds: float) -> None:
        """Let time go by; it costs none. No time at all lets nobody else come first."""
        if seconds > 0.0:
            await asyncio.sleep(seconds)  # not a wait: the loop's clock jumps

    def happens(self, likelihood: float) -> bool:
        """Whether a fault of this likelihood strikes now; none does once the weather has cleared."""
        return self.stormy and likelihood > 0.0 and self.random.random() < likelihood

    def delay(self) -> float:
        """How long a call takes: nothing or a few milliseconds, now and then longer than anybody waits."""
        if self.happens(self.weather.slow):
            return self.random.choice((0.3, 3.0, 20.0, 50.0))
        return max(0.0, self.random.random() * 0.016 - 0.006)

    def note(self, who: str, what: str) -> None:
        """A line of the trace; only written when somebody will read it."""
        if self.traced:
            self.trace.append(f"{self.loop.time():9.3f}  {who:<14} {what}")

    def supervise(self, name: str, start: Callable[[Process], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        """Start a program, and start it anew whenever it has died."""

        async def forever() -> None:
            while True:
                await self._live(name, start)
                await self.elapse(self.random.random() * 3)

        return self.loop.create_task(forever())

    def supervise_once(self, name: str, start: Callable[[Process], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        """Start a program that is not missed once it has ended."""
        return self.loop.create_task(self._live(name, start))

    async def _live(self, name: str, start: Callable[[Process], Coroutine[Any, Any, None]]) -> None:
        process = self.process(name)
        self.note(name, "starts")
        task = process.spawn(start(process))
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            process.crash()
            raise
        if process.alive and not task.cancelled() and task.exception() is not None:
            self.broken.append(task.exception())
        process.alive = False

    def clear_up(self) -> None:
        """No more faults."""
        self.note("world", "the weather clears")
        self.stormy = False

    def end(self) -> None:
        """Leave nothing behind."""
        self.traced = False
        for process in self._processes:
            process.crash()
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        if tasks:
            self.loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self.loop.close()
