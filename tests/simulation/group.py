"""A consumer group: who holds which partition, from which offset, and who still believes that it does."""

from collections.abc import Sequence

from chassis.cloudevents import Delivery
from chassis.consumer import Consumer
from tests.simulation.broker import PARTITIONS, Broker
from tests.simulation.world import Process, World

POLL_SECONDS = 0.5
MOST_RECORDS = 8


class Group:
    """Hands the partitions out. A member that lost one finishes the batch that it has in hand."""

    def __init__(self, world: World, topic: str) -> None:
        self.world = world
        self.topic = topic
        self.generation = 0
        self._members: list[Process] = []
        self._holders: list[Process | None] = [None] * PARTITIONS

    def join(self, member: Process) -> None:
        """A new member; the partitions are dealt out anew."""
        self._members.append(member)
        self.rebalance()

    def rebalance(self) -> None:
        """Any of the living may get any partition."""
        self._members = [member for member in self._members if member.alive]
        self.generation += 1
        self._holders = [self.world.random.choice(self._members) if self._members else None for _ in range(PARTITIONS)]

    def held_by(self, member: Process) -> list[int]:
        """What the member may read now."""
        return [number for number, holder in enumerate(self._holders) if holder is member]


class Member:
    """One consumer process: fetches, hands a batch to the production's Consumer, commits the offsets after it."""

    def __init__(self, group: Group, broker: Broker, process: Process, consumer: Consumer) -> None:
        self._group = group
        self._broker = broker
        self._process = process
        self._consumer = consumer
        self._world = process.world
        self._positions: dict[int, int] = {}
        self._generation = -1

    async def run(self) -> None:
        """Until it is killed."""
        self._group.join(self._process)
        while True:
            self._process.check()
            self._take_assignment()
            batch = self._fetch()
            if not batch:
                await self._world.elapse(POLL_SECONDS)
                continue
            try:
                await self._consumer.receive(batch)
            except Exception as error:  # noqa: BLE001 -- what FastStream does: rewind and come again
                self._world.note(self._process.name, f"batch comes again: {type(error).__name__}")
                continue
            await self._commit(batch)

    def _take_assignment(self) -> None:
        if self._generation == self._group.generation:
            return
        self._generation = self._group.generation
        held = self._group.held_by(self._process)
        self._positions = {number: self._committed(number) for number in held}

    def _committed(self, number: int) -> int:
        return self._broker.offsets.get((self._group.topic, number), 0)

    def _fetch(self) -> list[Delivery]:
        batch: list[Delivery] = []
        for number, position in self._positions.items():
            log = self._broker.log(self._group.topic, number)
            batch += [
                stored.delivery for stored in log[position : position + self._world.random.randint(1, MOST_RECORDS)]
            ]
        return batch

    async def _commit(self, batch: Sequence[Delivery]) -> None:
        """The effects are committed, now the offsets; a member of a generation that is over is refused."""
        for delivery in batch:
            self._positions[delivery.origin.partition] = delivery.origin.offset + 1
        await self._world.elapse(self._world.delay())
        self._process.check()
        if self._generation != self._group.generation or self._world.happens(self._world.weather.cut_before):
            return
        for number, position in self._positions.items():
            self._broker.offsets[self._group.topic, number] = position
