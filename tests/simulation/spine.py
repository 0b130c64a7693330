"""The spine under faults: writers → outbox → relays → broker → consumers, all of the production but for the stores."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from chassis.consumer import Consumer
from chassis.errors import CommitUnknown
from chassis.relay import Relay
from chassis.replay import replay
from chassis.subscriptions import Hearing
from tests.simulation.broker import Broker, SimulatedProducer
from tests.simulation.group import Group, Member
from tests.simulation.inbox_table import SimulatedInbox
from tests.simulation.outbox_table import SimulatedOutbox
from tests.simulation.postgres import Server
from tests.simulation.session import SimulatedDatabase
from tests.simulation.spine_checks import SpineHistory, check_spine
from tests.simulation.things import TOPIC, change_thing, current_state, reader
from tests.simulation.world import Process, World

STORM_SECONDS = 12.0
DRAIN_SECONDS = 240.0


class Undone(Exception):
    """A caller changed its mind before the commit."""


class Spine:
    """One seed of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.writing, self.reading = Server(world), Server(world)
        self.broker = Broker(world)
        self.group = Group(world, TOPIC)
        self.history = SpineHistory()
        self._things = [world.new_id() for _ in range(world.random.randint(1, 4))]

    async def run(self) -> None:
        """Work and faults side by side, then calm weather until nothing is left to do, then the checks."""
        world = self.world
        helpers = [
            *(world.supervise(f"relay-{n}", self._relay) for n in range(world.random.randint(1, 2))),
            *(world.supervise(f"reader-{n}", self._member) for n in range(world.random.randint(1, 2))),
            world.loop.create_task(self._rebalances()),
        ]
        writers = [world.supervise_once(f"writer-{n}", self._write) for n in range(world.random.randint(1, 3))]
        await asyncio.wait(writers)
        world.clear_up()
        await self._drain()
        for helper in helpers:
            helper.cancel()
        check_spine(self)

    async def _relay(self, process: Process) -> None:
        relay = Relay(SimulatedOutbox(self.writing, process), SimulatedProducer(self.broker, process))
        relay.failpoints = process
        await relay.run()

    async def _member(self, process: Process) -> None:
        database = SimulatedDatabase(self.reading, process, source="reading")
        hearing = Hearing(reader(self.world.new_id, lambda: self.world.happens(self.world.weather.refuse)))
        consumer = Consumer("reading", database, hearing, inbox=SimulatedInbox)
        await Member(self.group, self.broker, process, consumer).run()

    async def _write(self, process: Process) -> None:
        database = SimulatedDatabase(self.writing, process, source="writing")
        random = self.world.random
        for _ in range(random.randint(2, 6)):
            await self.world.elapse(random.random() * 2)
            if random.random() < 0.12:
                await self._attempt(process, lambda: replay(database, current_state))
            else:
                await self._change(process, database, random.choice(self._things))

    async def _change(self, process: Process, database: SimulatedDatabase, thing_id: UUID) -> None:
        undone = self.world.random.random() < 0.15

        async def change() -> None:
            async with database.work() as work:
                version = await change_thing(work, thing_id=thing_id)
                told = [row["event_id"] for row in work._outgoing]
                if undone:
                    self.history.undone.update(told)
                    raise Undone
            self.history.accepted.append((thing_id, version))
            self.world.note(process.name, f"changed {str(thing_id)[-4:]} v{version}")

        await self._attempt(process, change)

    async def _attempt(self, process: Process, act: Callable[[], Awaitable[object]]) -> None:
        try:
            await act()
        except Undone:
            self.world.note(process.name, "undone")
        except (CommitUnknown, DBAPIError) as error:
            self.world.note(process.name, type(error).__name__)

    async def _rebalances(self) -> None:
        while True:
            await self.world.elapse(self.world.random.random() * 3)
            if self.world.happens(self.world.weather.rebalance) or not self.world.stormy:
                self.group.rebalance()
                self.world.note("group", "rebalance")
            if not self.world.stormy:
                return

    async def _drain(self) -> None:
        until = self.world.loop.time() + DRAIN_SECONDS
        while self.world.loop.time() < until:
            if self._is_drained():
                return
            await self.world.elapse(1)

    def _is_drained(self) -> bool:
        return not self.writing.table("outbox") and all(
            self.broker.offsets.get(place, 0) == len(log) for place, log in self.broker.logs.items()
        )
