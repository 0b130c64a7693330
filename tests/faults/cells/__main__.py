"""`python -m tests.faults.cells [--only 24,25] [--seed 7]`: each cell once on one stack, then the table."""

import argparse
import asyncio
import logging
import os
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from cli.demo.accounts import DemoFile
from cli.stack.running import UpFailed
from tests.faults.cells.cell import Cell
from tests.faults.cells.ground import CellStack, cell_stack
from tests.faults.cells.matrix import chosen
from tests.faults.cells.report import markdown, verdict_line, write_files, write_outcome
from tests.faults.cells.run import Asked, Outcome, run_cell
from tests.flows.demo_edition import seeded


def arguments() -> argparse.Namespace:
    """What can be asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.cells", description=__doc__)
    parser.add_argument("--only", default="", metavar="NUMBERS", help="these cells, with commas between them")
    parser.add_argument("--seed", type=int, help="of the dice; drawn and printed when not given")
    parser.add_argument("--rate", type=float, default=8.0, help="draws of the load per second")
    parser.add_argument(
        "--patience", type=float, default=1.0, help="multiplies every T, on a machine that is not quiet"
    )
    parser.add_argument("--keep", action="store_true", help="use the stack that runs, and leave it running")
    return parser.parse_args()


class Session:
    """One stack, and the cells that go over it."""

    def __init__(self, console: Console, ask: Asked, *, seed: int, keep: bool) -> None:
        self._console = console
        self._ask = ask
        self._seed = seed
        self._keep = keep
        self.stack: CellStack = cell_stack(console)
        self.folder = self.stack.stack.data / "runs" / datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        self._file: DemoFile | None = None

    def run(self, kinds: list[type[Cell]]) -> list[Outcome]:
        """Each cell on a whole stack; what a cell destroyed is made anew before the next."""
        self.folder.mkdir(parents=True, exist_ok=True)
        outcomes: list[Outcome] = []
        spoilt = not self._keep
        for kind in kinds:
            file = self._whole(anew=spoilt)
            self.say(f"cell {kind.number:02}: {kind.title}")
            cell_seed = self._seed * 100 + kind.number
            running = run_cell(kind, self.stack, file, seed=cell_seed, ask=self._ask, folder=self.folder, say=self.say)
            outcome = asyncio.run(running)
            outcomes.append(outcome)
            write_outcome(self.folder, outcome)
            self.say(f"  {verdict_line(outcome)}")
            spoilt = kind.wipes
        return outcomes

    def say(self, text: str) -> None:
        """A line for whoever watches."""
        self._console.print(text, highlight=False, markup=False)

    def down(self) -> None:
        """End the stack, unless it is to be kept."""
        if not self._keep:
            self.stack.running.down()

    def _whole(self, *, anew: bool) -> DemoFile:
        """Every part serves; a stack that does not come round by itself is made anew."""
        if not anew:
            try:
                self.stack.running.up()
                self.stack.wait_ready(*self.stack.running.processes, seconds=60 * self._ask.patience)
            except UpFailed as failed:
                self.say(f"the stack is not whole: {failed}")
            else:
                return self._file or self._seeded()
        self.stack.running.down()
        self.stack.running.wipe()
        self.stack.plan.clear()
        self._up()
        return self._seeded()

    def _up(self) -> None:
        """What did not serve within the usual time goes on starting: a busy machine is given more of it."""
        try:
            self.stack.running.up()
        except UpFailed:
            self.stack.wait_ready(*self.stack.running.processes, seconds=120 * (self._ask.patience - 1))

    def _seeded(self) -> DemoFile:
        kept = DemoFile.read(self.stack.stack.data / "demo.json")
        self._file = kept if kept.accounts else seeded(self.stack, self.folder)
        return self._file


def main() -> int:
    """Run, print, write; 1 when a cell failed."""
    asked = arguments()
    for noisy in ("aiokafka", "asyncio"):  # what cannot be reached while a broker is away is told in the table
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(1, 10_000)
    kinds = chosen({int(number) for number in asked.only.split(",") if number})
    console = Console(stderr=True, width=200)
    session = Session(console, Asked(asked.rate, asked.patience), seed=seed, keep=asked.keep)
    session.say(f"seed {seed}, {len(kinds)} cells, files in {session.folder.relative_to(Path.cwd())}")
    begun, outcomes = time.monotonic(), []
    try:
        outcomes = session.run(kinds)
    finally:
        session.down()
    command = f"python -m tests.faults.cells{f' --only {asked.only}' if asked.only else ''} --seed {seed}"
    table = markdown(outcomes, command=command, seconds=time.monotonic() - begun, seed=seed)
    write_files(session.folder, outcomes, table)
    sys.stdout.write(table)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main())
