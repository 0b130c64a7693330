"""Shows that the checkers can fail: `python -m tests.faults.mutant_run [--only NAME …] [--seed N] [--tries 10]`.

Each mutant is put into the processes concerned, which are killed for it and come back with it; it is caught when the
invariant that must find it does. Then the right version under the same faults and provocations: nothing may be found.
All on one stack: the evidence of a run is of its own items, from where topics and feed ended when it began.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.faults.mutants.cases import CASES, CONTROLS, Case
from tests.faults.plan import Fate
from tests.faults.processes import kill, serving
from tests.faults.run import Judged, Plan
from tests.faults.stack import FaultStack, fault_stack
from tests.faults.week import anew, once

TRIES = 10
UNITS = 16
HEAD = "| mutant | put into | fault | caught by | tries | seconds |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Result:
    """What became of a mutant, or of a control."""

    case: Case
    tries: int
    seconds: float
    last: Judged | None

    @property
    def invariants(self) -> list[str]:
        """Those that were found broken."""
        if self.last is None:
            return []
        return [verdict.invariant for verdict in self.last.verdicts if not verdict.ok]

    @property
    def good(self) -> bool:
        """Caught by the invariant meant for it; a control is good when nothing was found."""
        if not self.case.caught_by:
            return self.last is not None and not self.invariants
        return bool(set(self.case.caught_by) & set(self.invariants))

    def row(self) -> str:
        """A line of the table."""
        case = self.case
        found = ", ".join(f"**{name}**" if name in case.caught_by else name for name in self.invariants)
        missed = "**escaped**" if case.caught_by else "clean" if self.good else "came to no end"
        places = ", ".join(case.places) if case.caught_by else "all, provocations only"
        told = found if self.good or not case.caught_by else missed
        return f"| {case.name} | {places} | {case.fault} | {told or missed} | {self.tries} | {self.seconds:.0f} |"


def plan_of(case: Case, seed: int) -> Plan:
    """The case as a run."""
    replay = f'python -m tests.faults.mutant_run --only "{case.name}" --seed {seed - 1} --tries 1'
    return Plan(seed, case.seconds, case.fault, case.rate, units=UNITS, mix=case.mix, within=case.within, replay=replay)


def attempt(stack: FaultStack, case: Case, *, seed: int, tries: int) -> Result:
    """Up to so many runs until the mutant is caught; a control has one."""
    begun = time.monotonic()
    for number in range(1, (tries if case.caught_by else 1) + 1):
        run = tried(stack, case, plan_of(case, seed + number), number)
        result = Result(case, number, time.monotonic() - begun, run)
        if result.good:
            break
        _say(f"{case.name}, try {number}:\n{run.told() if run else 'came to no end'}")
    return result


def tried(stack: FaultStack, case: Case, plan: Plan, number: int) -> Judged | None:
    """One run; None when it came to no end, which proves nothing."""
    try:
        dress(stack, case.fates())
        return once(stack, plan, f"{case.name}-{number}".replace("(none) ", "control-"))
    except Exception as error:  # noqa: BLE001 -- the other mutants are still to be tried
        _say(f"{case.name}, try {number}: {error!r} {getattr(error, 'exceptions', '')}")
        return None


def dress(stack: FaultStack, fates: dict[str, Fate]) -> None:
    """Every process with its fate, and none with another one's."""
    before = stack.plan.read()
    stack.doom(**fates)
    changed = [name for name in {*before, *fates} if before.get(name, Fate()).mutant != fates.get(name, Fate()).mutant]
    for name in sorted(changed):
        kill(stack, name)
    asyncio.run(serving(stack, *sorted(changed)))


def results(only: list[str], *, seed: int, tries: int, keep: bool) -> Iterator[Result]:
    """Every mutant, then every control; or the named ones."""
    stack = fault_stack(name="mutants")
    chosen = [case for case in (*CASES, *CONTROLS) if not only or any(name in case.name for name in only)]
    try:
        if not (keep and stack.running.supervisor.alive()):
            anew(stack, {})
        for case in chosen:
            yield attempt(stack, case, seed=seed, tries=tries)
        dress(stack, {})
    finally:
        if not keep:
            stack.running.down()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- a command's answer


def main() -> int:
    """Print the table; 1 when a mutant escaped or a control was dirty."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="parts of names")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--keep", action="store_true", help="leave the stack running, and use one that runs")
    given = parser.parse_args()
    _say(f"seed {given.seed}")
    begun, found = time.monotonic(), []
    for result in results(given.only, seed=given.seed, tries=given.tries, keep=given.keep):
        found.append(result)
        _say(result.row())
    rows = [HEAD, *(result.row() for result in found)]
    print("\n".join(rows))  # noqa: T201 -- a command's answer
    bad = [result.case.name for result in found if not result.good]
    _say(f"{len(bad)} of {len(found)} not as they must be; {time.monotonic() - begun:.0f} s, seed {given.seed}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
