"""One cell from its warm-up to its verdict."""

import asyncio
import re
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cli.demo.accounts import DemoFile
from tests.faults.cells.cell import Cell
from tests.faults.cells.ground import CellStack, ground_of
from tests.faults.cells.judging import judged
from tests.faults.history import History, read_history
from tests.faults.workload.week import EditionWeek

WARM_SECONDS = 10.0
TAIL_SECONDS = 4.0
"""The load goes on after the heal: the first success is looked for in it."""
UNITS = 24
"""How many units report: enough to keep people apart, few enough to sign in within a second or two."""
LONGER_THAN_ANY_CELL = 600.0


@dataclass(frozen=True)
class Asked:
    """How a run is done."""

    rate: float = 8.0
    """Draws a second: about half of what two cores carry with the whole stack on them."""
    patience: float = 1.0
    """Every wait is multiplied by this on a machine that has other work; no invariant is weakened by it."""


@dataclass
class Outcome:
    """What became of a cell."""

    number: int
    title: str
    also: str
    within: int
    seed: int
    history: str
    ok: int = 0
    fail: int = 0
    info: int = 0
    fault_seconds: float = 0.0
    first_success: float | None = None
    converged: float | None = None
    duplicates: int = 0
    broken: dict[str, str] = field(default_factory=dict)
    """Invariant or step → what was found."""
    judged: int = 0
    seen: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Nothing was found."""
        return not self.broken

    @property
    def invariants(self) -> list[str]:
        """Those that do not hold."""
        return [name for name in self.broken if re.fullmatch(r"I\d+", name)]

    def as_json(self) -> dict[str, Any]:
        """For the files."""
        return {**asdict(self), "passed": self.passed}


async def run_cell(
    kind: type[Cell],
    stack: CellStack,
    file: DemoFile,
    *,
    seed: int,
    ask: Asked,
    folder: Path,
    say: Callable[[str], None],
) -> Outcome:
    """Warm-up, fault under load, heal, settling, the cell's own check, all invariants."""
    begun = time.monotonic()
    history = History(folder / f"cell-{kind.number:02}.jsonl", seed)
    outcome = Outcome(kind.number, kind.title, kind.also, round(kind.within * ask.patience), seed, history.path.name)
    async with ground_of(stack, file, seed=seed, patience=ask.patience, say=say) as ground:
        cell = kind(ground)
        async with EditionWeek(stack, file, history, seed=seed, rate=ask.rate, units=UNITS) as week:
            await _under_load(cell, week, history, outcome)
        await _attempt(outcome, "also", cell.check())
        outcome.seen = dict(ground.seen)
    history.close()
    _count(outcome, history.path)
    await _attempt(outcome, "evidence", _judge(stack, history.path, outcome))
    outcome.seconds = round(time.monotonic() - begun, 1)
    return outcome


async def _judge(stack: CellStack, path: Path, outcome: Outcome) -> None:
    found = await judged(stack, path)
    outcome.broken = {**found.broken, **outcome.broken}
    outcome.judged, outcome.duplicates = found.judged, found.duplicates


async def _under_load(cell: Cell, week: EditionWeek, history: History, outcome: Outcome) -> None:
    load = asyncio.create_task(week.run(LONGER_THAN_ANY_CELL))
    await _attempt(outcome, "warm-up", asyncio.gather(cell.prepare(), cell.ground.hold(WARM_SECONDS)))
    if not cell.under_load:
        await _ended(load)
        await week.settle(30 * cell.ground.patience)
    struck_at = time.monotonic()
    history.begin(cell.title, f"cell {cell.number}")
    await _attempt(outcome, "strike", cell.strike())
    history.heal(cell.title, f"cell {cell.number}")
    healed_at = time.monotonic()
    outcome.fault_seconds = round(healed_at - struck_at, 1)
    if cell.under_load:
        await cell.ground.hold(TAIL_SECONDS)
        await _ended(load)
    settled = await week.settle(max(1.0, healed_at + outcome.within - time.monotonic()))
    outcome.first_success, outcome.converged = settled.first_success, settled.seconds
    if not settled.ok:
        outcome.converged = None
        outcome.broken["I8"] = f"not within {outcome.within} s: {settled.left}"


async def _ended(load: asyncio.Task[None]) -> None:
    load.cancel()
    with suppress(asyncio.CancelledError):
        await load


async def _attempt(outcome: Outcome, step: str, doing: Any) -> None:
    """A step that fails is noted; the run goes on, so that the verdict tells all that was found."""
    try:
        await doing
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is the cell's finding
        place = traceback.extract_tb(error.__traceback__)[-1]
        outcome.broken[step] = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"[:600]


def _count(outcome: Outcome, path: Path) -> None:
    types = Counter(line["type"] for line in read_history(path) if line["kind"] == "return")
    outcome.ok, outcome.fail, outcome.info = types["ok"], types["fail"], types["info"]
