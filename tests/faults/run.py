"""One run: a week with a fault, settled, its evidence judged. What tests, mutants and the command line share."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from cli.demo.accounts import DemoFile
from tests.faults.checkers import Verdict, verdicts
from tests.faults.checkers.once import duplicates, outcomes
from tests.faults.evidence import Evidence
from tests.faults.harm import HARMS, prepared
from tests.faults.history import History
from tests.faults.stack import FaultStack
from tests.faults.workload import EditionWeek, Settled
from tests.faults.workload.dice import WEEK, Mix

WITHIN_SECONDS = 60.0


@dataclass(frozen=True)
class Plan:
    """What a run is made of; the same plan and seed give the same week."""

    seed: int
    seconds: float = 20.0
    fault: str = "none"
    rate: float = 20.0
    units: int = 0
    mix: Mix | None = None
    within: float = WITHIN_SECONDS
    replay: str = ""
    """The command that runs it again, where it is not the one of a week by hand."""

    def command(self) -> str:
        """Runs this week again."""
        if self.replay:
            return self.replay
        own = f" --units {self.units}" if self.units else ""
        return (
            f"python -m tests.faults.week --seed {self.seed} --seconds {self.seconds:g} --rate {self.rate:g}"
            f" --fault {self.fault}{own}"
        )


@dataclass(frozen=True)
class Judged:
    """What came of a run."""

    plan: Plan
    settled: Settled
    verdicts: list[Verdict]
    evidence: Evidence

    @property
    def found(self) -> list[str]:
        """Every violation with its invariant."""
        return [f"{verdict.invariant} {what}" for verdict in self.verdicts for what in verdict.found]

    def told(self) -> str:
        """The run in a few lines; the last one replays it."""
        counted = ", ".join(f"{count} {name}" for name, count in sorted(outcomes(self.evidence).items()))
        lines = [
            f"operations: {counted}; duplicates on topics: {duplicates(self.evidence)}",
            f"first success {self.settled.first_success} s after the last heal, settled after {self.settled.seconds} s",
            *self.found[:40],
            f"replay: {self.plan.command()}",
        ]
        return "\n".join(lines)


async def judged(stack: FaultStack, demo_file: DemoFile, plan: Plan, folder: Path) -> Judged:
    """Run, settle, collect, check; the evidence stands in the folder afterwards."""
    history = History(folder / "run.jsonl", plan.seed)
    try:
        week = EditionWeek(stack, demo_file, history, rate=plan.rate, units=plan.units, mix=plan.mix or WEEK)
        async with week, prepared(plan.fault, stack):
            async with asyncio.TaskGroup() as group:
                group.create_task(week.run(plan.seconds))
                group.create_task(HARMS[plan.fault](stack, history, plan.seconds))
            settled = await week.settle(plan.within)
        evidence = await Evidence.collect(stack, history.path)
    finally:
        history.close()
    evidence.save(folder / "evidence")
    return Judged(plan, settled, verdicts(evidence), evidence)
