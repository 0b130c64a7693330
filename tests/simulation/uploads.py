"""Upload sessions under faults: people and their devices, the api, the reconciler and the processors of media."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from unittest.mock import patch

from sqlalchemy.exc import SQLAlchemyError

from chassis.errors import CommitUnknown
from services.media.use_cases.reconcile_uploads import QUIET, UPLOAD_LIFE, reconcile_uploads
from services.media.use_cases.verify_asset import verify_asset
from services.media.verification.made import Examined
from tests.simulation.calls import Unreachable
from tests.simulation.person import Person
from tests.simulation.postgres import Server
from tests.simulation.session import SimulatedDatabase
from tests.simulation.store import SimulatedStore, StoreClient, StoreServer
from tests.simulation.upload_checks import check_uploads
from tests.simulation.world import Process, World

if TYPE_CHECKING:
    from services.media.verification.photo_lab import PhotoLab

ResultT = TypeVar("ResultT")

LEASE = timedelta(seconds=60)
RECONCILE_SECONDS = 30.0
PROCESSOR_POLL_SECONDS = 15.0
LOOK_SECONDS = 2.0
PART_BYTES = 16
MEMORY = Path("/dev/shm")  # noqa: S108 -- the scratch folder of the intake, where there is one that is no disk
SCRATCH = MEMORY if MEMORY.is_dir() else None


class Uploads:
    """One seed of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.database = Server(world)
        self.store = StoreServer()
        self._api: Process | None = None
        self.people = [Person(self, number) for number in range(1 + (world.random.random() < 0.3))]

    async def run(self) -> None:
        """People and faults side by side; then the weather clears, and every session ends; then the checks."""
        with self._small():
            await self._storm()
            await self._drain()
        check_uploads(self)

    async def call(self, act: Callable[[SimulatedDatabase, SimulatedStore], Awaitable[ResultT]]) -> ResultT:
        """A request to the api: its process may die under it."""
        process = self._api
        if process is None or not process.alive:
            raise Unreachable
        task = process.spawn(self._handled(act, *self._parts(process)))
        await asyncio.wait([task])
        if task.cancelled():
            raise Unreachable
        result: ResultT = task.result()
        return result

    async def _handled(
        self,
        act: Callable[[SimulatedDatabase, SimulatedStore], Awaitable[ResultT]],
        database: SimulatedDatabase,
        store: SimulatedStore,
    ) -> ResultT:
        return await act(database, store)

    def _parts(self, process: Process) -> tuple[SimulatedDatabase, SimulatedStore]:
        database = SimulatedDatabase(self.database, process, source="media")
        return database, SimulatedStore(StoreClient(self.store, process))

    async def _storm(self) -> None:
        world = self.world
        helpers = [
            world.supervise("api", self._serve),
            world.supervise("worker", self._reconcile),
            *(world.supervise(f"processor-{n}", self._verify) for n in range(world.random.randint(1, 2))),
        ]
        people = [world.loop.create_task(act) for person in self.people for act in person.acts()]
        await self.world.elapse(world.random.uniform(3, 15))
        world.clear_up()
        done, _ = await asyncio.wait(people)
        for helper in helpers:
            helper.cancel()
        await asyncio.gather(*helpers, return_exceptions=True)
        for each in done:
            each.result()

    async def _serve(self, process: Process) -> None:
        self._api = process
        while True:
            await self.world.elapse(3600)

    async def _reconcile(self, process: Process) -> None:
        database, store = self._parts(process)
        while True:
            try:
                await reconcile_uploads(database, store)
            except Exception as error:  # noqa: BLE001 -- as every chore of a worker
                self.world.note(process.name, type(error).__name__)
            await self.world.elapse(RECONCILE_SECONDS)

    async def _verify(self, process: Process) -> None:
        database, store = self._parts(process)
        woken = asyncio.Event()
        self.database.listeners.append((process, woken.set))
        while True:
            try:
                found = await self._verify_next(database, store)
            except (SQLAlchemyError, OSError, CommitUnknown) as error:  # what a lane of the processor goes on after
                self.world.note(process.name, type(error).__name__)
                found = False
            if not found:
                woken.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(PROCESSOR_POLL_SECONDS):
                        await woken.wait()

    async def _verify_next(self, database: SimulatedDatabase, store: SimulatedStore) -> bool:
        """The lab is never asked: looking at the picture is replaced."""
        return await verify_asset(database, store, cast("PhotoLab", None), lease=LEASE, scratch=SCRATCH)

    async def _drain(self) -> None:
        """First what waits for a lease, then what waits for a day, then what waits for the last link to die."""
        database, store = self._parts(self.world.process("calm"))
        for pause in (LEASE, LEASE, UPLOAD_LIFE, QUIET):
            await self.world.elapse(pause.total_seconds() + 5)
            await reconcile_uploads(database, store)
            while await self._verify_next(database, store):
                pass

    @contextmanager
    def _small(self) -> Iterator[None]:
        """Files of a few bytes, and a look at a picture that only takes its time: the true one is a child process."""

        async def look(*_: object) -> Examined:
            await self.world.elapse(self.world.random.random() * 2 + self.world.delay())
            return Examined(width=1200, height=800, seconds=0.0, dhash="0" * 16, made=())

        with (
            patch("services.media.use_cases.declare_asset.PART_BYTES", PART_BYTES),
            patch("services.media.use_cases.complete_upload.LOOK_SECONDS", LOOK_SECONDS),
            patch("services.media.use_cases.verify_asset.examine", look),
        ):
            yield
