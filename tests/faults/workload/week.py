"""The edition week: everyone at work through the public APIs, drawn from one seed."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import httpx

from cli.client import Connection
from cli.demo.accounts import DemoFile
from tests.faults.history import History
from tests.faults.processes import process_facts
from tests.faults.stack import FaultStack
from tests.faults.workload.calls import Calls
from tests.faults.workload.cast import Cast, cast_file
from tests.faults.workload.desks import Press
from tests.faults.workload.dice import WEEK, Draw, Mix, draws
from tests.faults.workload.items import Items
from tests.faults.workload.probes import Probes
from tests.faults.workload.reporting import Reporting
from tests.faults.workload.selection import Selection
from tests.faults.workload.settling import Settled, Settling, starting_points
from tests.faults.workload.uploads import Uploads

REQUEST_SECONDS = httpx.Timeout(20, connect=3)
AT_ONCE = 60
ENTRY_SECONDS = 60.0
"""So long signing in is repeated while a part is away; the operations of the week have a patience of their own."""

Action = Callable[[Random], Awaitable[None]]


class EditionWeek:
    """`async with EditionWeek(…) as week: await week.run(20); await week.settle(60)`.

    `rate` is draws a second, `mix` their shares, `units` how many units report (0: all of the demo edition).
    """

    def __init__(
        self,
        stack: FaultStack,
        demo_file: DemoFile,
        history: History,
        *,
        seed: int | None = None,
        rate: float = 20.0,
        mix: Mix = WEEK,
        units: int = 0,
    ) -> None:
        self.seed = history.seed if seed is None else seed
        self._stack = stack
        self._demo_file = demo_file
        self._history = history
        self._rate, self._mix, self._units = rate, mix, units
        self._folder = TemporaryDirectory(prefix="edition-week-")
        self._connection = Connection(stack.url(), patience=ENTRY_SECONDS)
        self._connection.http.timeout = REQUEST_SECONDS
        self._running: set[asyncio.Task[None]] = set()
        self._entered = False
        self._actions: dict[str, Action] = {}

    async def __aenter__(self) -> Self:
        await self.enter()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def enter(self) -> None:
        """Everyone signs in; the first `run` does it where it was not done before."""
        if self._entered:
            return
        self._entered = True
        file = await cast_file(self._stack, self._demo_file)
        self._calls = Calls(self._connection, self._history)
        cast = Cast(self._connection, file, units=self._units)
        await cast.enter()
        items = self._items = Items()
        reporting = Reporting(self._calls, cast, items)
        uploads = Uploads(self._calls, cast, reporting, Path(self._folder.name))
        selection = Selection(self._calls, cast, items, reporting, uploads)
        self._press, probes = Press(self._calls, cast), Probes(self._calls, cast, items)
        await selection.enter()
        self._actions = {
            "save": reporting.save, "submit": reporting.submit, "decide": reporting.decide,
            "withdraw": reporting.withdraw, "recall": selection.recall, "upload": uploads.upload,
            "select": selection.select, "pull": self._press.pull,
            "trespass": probes.trespass, "list": probes.list, "reuse": probes.reuse,
        }  # fmt: skip
        self._history.note("week", rate=self._rate, mix=dict(self._mix), units=len(cast.liaisons))
        self._history.note("facts", **process_facts(self._stack))
        self._history.note("start", **await starting_points(self._stack))

    async def run(self, seconds: float) -> None:
        """The week's draws at their times. What is still on its way at the end goes on until `settle`."""
        await self.enter()
        begun = time.monotonic()
        for draw in draws(self.seed, rate=self._rate, seconds=seconds, mix=self._mix):
            await asyncio.sleep(max(0.0, begun + draw.at - time.monotonic()))  # not a wait: the week's own clock
            if len(self._running) < AT_ONCE:
                task = asyncio.create_task(self._act(draw))
                self._running.add(task)
                task.add_done_callback(self._running.discard)

    async def _act(self, draw: Draw) -> None:
        await self._actions[draw.kind](draw.dice)

    async def settle(self, within: float) -> Settled:
        """Undecided operations are repeated until they are decided, then final reads until nothing is unseen."""
        deadline = time.monotonic() + within
        self._calls.give_up_at = deadline
        if self._running:
            done, late = await asyncio.wait(self._running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            for task in done:
                task.result()
        settling = Settling(self._stack, self._history, self._press)
        return await settling.until(deadline)

    async def close(self) -> None:
        """Whoever is still at work stops; connections end."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._entered:
            await self._press.close()
        await self._connection.__aexit__(None, None, None)
        self._folder.cleanup()
