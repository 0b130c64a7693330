"""A broker as far as relay and consumers can tell: partitions in order, answers that get lost, offsets of a group.

As with Kafka's idempotent producer, what one producer sends to one partition never overtakes itself: after a batch
that was not taken, the later ones of that producer are not taken either. A producer that was given up may still have a
request on the way that lands later.
"""

import asyncio
import zlib
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from aiokafka.errors import KafkaConnectionError, OutOfOrderSequenceNumber

from chassis.cloudevents import Delivery, Origin
from chassis.producer import Record
from tests.simulation.world import Process, World

PARTITIONS = 2


@dataclass(frozen=True)
class Stored:
    """A record where it stands."""

    at: float
    delivery: Delivery


class Broker:
    """Topics with two partitions each, and the committed offsets of one consumer group."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.logs: dict[tuple[str, int], list[Stored]] = {}
        self.offsets: dict[tuple[str, int], int] = {}

    def log(self, topic: str, partition: int) -> list[Stored]:
        """A partition from its beginning."""
        return self.logs.setdefault((topic, partition), [])

    def append(self, records: Sequence[Record], partition: int) -> None:
        """Take a batch; now and then twice, as a retried request without sequence numbers would be."""
        times = 2 if self.world.happens(self.world.weather.twice) else 1
        for record in list(records) * times:
            log = self.log(record.topic, partition)
            headers = {name: value.decode() for name, value in record.headers}
            origin = Origin(record.topic, partition, len(log))
            if self.world.traced:
                what = f"takes {headers['ce_subject'][-4:]} v{headers['ce_sequence']} ({headers['ce_id'][-4:]})"
                self.world.note("broker", f"{what} at {partition}:{len(log)}")
            log.append(Stored(self.world.loop.time(), Delivery(origin, record.key, record.value, headers)))


class SimulatedProducer:
    """The producer port of one relay process."""

    def __init__(self, broker: Broker, process: Process) -> None:
        self._broker = broker
        self._process = process
        self._world = broker.world
        self._session: Session | None = None

    async def connect(self) -> None:
        """May fail like everything else."""
        if self._session is not None:
            return
        await self._world.elapse(self._world.delay())
        self._process.check()
        if self._world.happens(self._world.weather.cut_before):
            raise KafkaConnectionError
        self._session = Session(self._broker)

    async def send(self, records: Sequence[Record]) -> Sequence[Awaitable[object]]:
        """In batches by topic and partition, each with an answer of its own."""
        if self._session is None:
            raise ConnectionError("no producer")
        self._process.check()
        return self._session.send(records)

    async def abandon(self) -> None:
        """What is on the way may still land."""
        self._session = None


class Session:
    """What one producer id may send: in order by partition, nothing past a gap."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        self._world = broker.world
        self._due: dict[tuple[str, int], float] = {}
        self._broken: set[tuple[str, int]] = set()

    def send(self, records: Sequence[Record]) -> list[asyncio.Future[object]]:
        """Start a request for each batch; a batch holds up to a handful of neighbours of a partition."""
        answers = [self._world.loop.create_future() for _ in records]
        batches: dict[tuple[str, int], list[int]] = {}
        for number, record in enumerate(records):
            place = (record.topic, zlib.crc32(record.key) % PARTITIONS)
            batch = batches.setdefault(place, [])
            batch.append(number)
            if len(batch) == 3:
                self._request(place, batches.pop(place), records, answers)
        for place, batch in batches.items():
            self._request(place, batch, records, answers)
        return answers

    def _request(
        self,
        place: tuple[str, int],
        batch: list[int],
        records: Sequence[Record],
        answers: list[asyncio.Future[object]],
    ) -> None:
        # Always a little later than the one before: timers of one moment run in no order that is promised.
        due = max(self._due.get(place, 0.0), self._world.loop.time()) + self._world.delay() + 1e-6
        self._due[place] = due
        chosen = [(records[number], answers[number]) for number in batch]
        self._world.loop.call_at(due, self._arrive, place, chosen)

    def _arrive(self, place: tuple[str, int], batch: list[tuple[Record, asyncio.Future[object]]]) -> None:
        weather = self._world.weather
        if place in self._broken or self._world.happens(weather.cut_before):
            self._broken.add(place)
            self._world.loop.call_later(self._world.delay(), _fail, batch)
            return
        self._broker.append([record for record, _ in batch], place[1])
        if self._world.happens(weather.late_ack):
            return  # the relay waits until it gives up
        self._world.loop.call_later(self._world.delay(), _succeed, batch)


def _fail(batch: list[tuple[Record, asyncio.Future[object]]]) -> None:
    for _, answer in batch:
        if not answer.done():
            answer.set_exception(OutOfOrderSequenceNumber())
            answer.exception()  # the relay that asked may be gone


def _succeed(batch: list[tuple[Record, asyncio.Future[object]]]) -> None:
    for _, answer in batch:
        if not answer.done():
            answer.set_result(None)
