"""One edition week by hand: `python -m tests.faults.week --seed 123 --seconds 20 --fault kill-worker`.

The stack of the fault tests is started anew on empty data, and stopped afterwards; the evidence stays in its folder.
"""

import argparse
import asyncio
import sys
import time

from cli.demo.accounts import DemoFile, journey_accounts
from cli.secrets import DESK_DEMO
from cli.stack.processes import service_processes
from cli.stack.running import UpFailed
from tests.faults.harm import HARMS
from tests.faults.plan import Fate
from tests.faults.processes import serving
from tests.faults.run import WITHIN_SECONDS, Judged, Plan, judged
from tests.faults.stack import FaultStack, fault_stack

SETTINGS = {"seed": 0, "seconds": 20.0, "rate": 20.0, "units": 0, "within": WITHIN_SECONDS}


def anew(stack: FaultStack, fates: dict[str, Fate]) -> None:
    """The stack on empty data, each process with its fate."""
    stack.running.down()
    stack.running.wipe()
    stack.doom(**fates)
    try:
        stack.running.up()
    except UpFailed:  # on a busy machine a start may take longer than a person would wait
        asyncio.run(serving(stack, *service_processes()))


def people_of(stack: FaultStack) -> DemoFile:
    """The demo's people, not yet seeded: the week does that."""
    file = DemoFile(stack.stack.data / "people.json", url=stack.url(), accounts=journey_accounts())
    file.kafka_desks, file.kafka_desk = stack.kafka_desks, DESK_DEMO
    file.kafka_password = stack.secrets["DESK_DEMO_PASSWORD"]
    return file


def once(stack: FaultStack, plan: Plan, name: str = "week") -> Judged:
    """One run on a stack that is up."""
    return asyncio.run(judged(stack, people_of(stack), plan, stack.stack.data / "runs" / name))


def main() -> int:
    """Run, tell, and end with 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in SETTINGS.items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    parser.add_argument("--fault", choices=sorted(HARMS), default="none")
    parser.add_argument("--keep", action="store_true", help="leave the stack running, and use one that runs")
    given = parser.parse_args()
    seed = given.seed or int(time.time())
    plan = Plan(seed, given.seconds, given.fault, given.rate, given.units, within=given.within)
    print(f"seed {seed}: {plan.command()}", flush=True)  # noqa: T201 -- a command's answer
    stack = fault_stack()
    try:
        if not (given.keep and stack.running.supervisor.alive()):
            anew(stack, {})
        run = once(stack, plan)
    finally:
        if not given.keep:
            stack.running.down()
    print(run.told())  # noqa: T201 -- a command's answer
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())
