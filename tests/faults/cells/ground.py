"""What a cell stands on: the stack with its detours, the people, what the stores hold, and the dice of its seed."""

import asyncio
import os
import random
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from rich.console import Console

from cli.client import Connection
from cli.demo.accounts import DemoFile
from cli.stack.layout import ROOT, SERVICES, Stack
from cli.stack.processes import process_names
from cli.stack.running import RunningStack
from cli.stack.supervisor import State
from tests.faults.plan import plan_of
from tests.faults.stack import PORT_BASE, FaultStack
from tests.faults.toxiproxy import Toxiproxy
from tests.flows.people import People, at_once
from tests.flows.records import Records
from tests.infra.waiting import eventually

DETOURS = ("postgres", "kafka", "minio")
PATIENCE_SECONDS = 30.0
SUPERVISOR_SECONDS = 30.0
WORKERS = tuple(f"{service}-worker" for service in SERVICES)
APIS = tuple(f"{service}-api" for service in SERVICES)


class CellStack(FaultStack):
    """The stack whose services reach their stores through Toxiproxy; tests look at the stores directly."""

    def __init__(self, running: RunningStack) -> None:
        super().__init__(running, plan_of(running.stack.data))
        self.stack = replace(running.stack, detours=())

    def states(self) -> dict[str, State]:
        """What the supervisor says; it is asked again while it is too busy to answer."""
        deadline = time.monotonic() + SUPERVISOR_SECONDS
        while not (states := self.running.states()) and time.monotonic() < deadline:
            time.sleep(0.2)  # not a wait: the next question to the supervisor, within its deadline
        return states

    def pid(self, name: str) -> int:
        """The running process, or 0 between two lives."""
        state = self.states().get(name)
        return state.pid if state is not None and state.running else 0

    def pids(self, names: Iterable[str]) -> dict[str, int]:
        """Who runs now; compared later, it tells who was started anew."""
        states = self.states()
        return {name: states[name].pid for name in names}

    def strike_down(self, name: str) -> bool:
        """Kill without a word whoever is alive; whether somebody was."""
        pid = self.pid(name)
        try:
            if pid > 1:
                os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return pid > 1


def cell_stack(console: Console) -> CellStack:
    """The stack of OPENWEEK_FAULT_PORT_BASE with its detours, not yet started."""
    base = int(os.environ.get("OPENWEEK_FAULT_PORT_BASE", PORT_BASE))
    data = ROOT / ".local" / ("cells" if base == PORT_BASE else f"cells-{base}")
    stack = Stack(data, base, launcher=("tests.faults.launch",), detours=DETOURS)
    return CellStack(RunningStack(stack, [*process_names(), "toxiproxy"], console))


@dataclass
class Ground:
    """Everything that a cell may touch."""

    stack: CellStack
    file: DemoFile
    toxiproxy: Toxiproxy
    people: People
    records: Records
    dice: random.Random
    say: Callable[[str], None]
    patience: float = 1.0
    """On a machine that has other work every wait is multiplied by this; no invariant is weakened by it."""
    seen: dict[str, Any] = field(default_factory=dict)
    """What the cell measured; told in the report."""

    async def drafts(self, count: int) -> list[str]:
        """Complete drafts, ready to be submitted."""
        return [str(each) for each in await at_once([self.people.written(n) for n in range(count)])]

    async def received(self, item_ids: list[str], *, within: float) -> None:
        """All of them came to the pool and back, once each."""

        async def all_there() -> bool:
            entries = "select count(*) from entry where id = any($1::uuid[])"
            steps = "select count(*) from item_step where item_id = any($1::uuid[]) and what = 'received'"
            pooled = await self.records.count("publicity", entries, item_ids)
            received = await self.records.count("submission", steps, item_ids)
            assert (pooled, received) == (len(item_ids), len(item_ids))
            return True

        await self.eventually(all_there, within=within, pause=0.3)

    async def travels(self, *, within: float = 30.0) -> float:
        """A new case goes all the way; seconds it took."""
        begun = time.monotonic()
        (item_id,) = await self.drafts(1)
        await self.people.liaison.submit(item_id)
        await self.people.approver.approve(item_id)
        await self.received([item_id], within=within)
        return time.monotonic() - begun

    async def ready(self, *names: str) -> None:
        """They serve again."""
        await asyncio.to_thread(partial(self.stack.wait_ready, *names, seconds=60 * self.patience))

    async def eventually(self, probe: Callable[[], Any], *, within: float, pause: float = 0.1) -> Any:
        """Ask again until it is so, as patiently as the machine is slow."""
        return await eventually(probe, within=within * self.patience, pause=pause)

    async def hold(self, seconds: float) -> None:
        """Let things be as they are for so long, the load going on."""
        await asyncio.sleep(max(0.0, seconds))  # not a wait: how long a fault lasts

    async def in_thread(self, act: Callable[..., Any], *arguments: Any) -> Any:
        """What the stack is told blocks; the load goes on meanwhile."""
        return await asyncio.to_thread(act, *arguments)


@asynccontextmanager
async def ground_of(
    stack: CellStack, file: DemoFile, *, seed: int, patience: float, say: Callable[[str], None]
) -> AsyncIterator[Ground]:
    """Connections opened and the people signed in; the proxies pass bytes on, nobody is doomed."""
    stack.plan.clear()
    async with (
        Connection(file.url, patience=PATIENCE_SECONDS * patience) as connection,
        Toxiproxy(stack.stack.http("toxiproxy")) as toxiproxy,
        Records(stack) as records,
    ):
        await toxiproxy.reset()
        people = People(connection, file)
        await people.sign_in()
        dice = random.Random(seed)  # noqa: S311 -- dice, not secrets
        yield Ground(stack, file, toxiproxy, people, records, dice, say, patience)
