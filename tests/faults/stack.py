"""The stack that faults are done to: every process is started by the test-only launcher."""

import os
from dataclasses import replace
from uuid import uuid4

from rich.console import Console

from cli.stack.layout import ROOT, Stack
from cli.stack.processes import process_names
from cli.stack.running import RunningStack
from tests.faults.plan import Fate, Plan, plan_of
from tests.infra.stack_fixture import FlowStack

PORT_BASE = 30000
"""Below the ports that the kernel gives to outgoing connections (from 32768)."""


class FaultStack(FlowStack):
    """A stack of the test-only build, and the plan of what its processes shall suffer."""

    def __init__(self, running: RunningStack, plan: Plan) -> None:
        super().__init__(running)
        self.plan = plan

    def doom(self, **fates: Fate) -> None:
        """Kills from now on, mutants from the next start; `submission_api=Fate(...)` names submission-api. Others are
        spared, and what was planned before is forgotten."""
        self.plan.clear()
        self.plan.write({_process(name): replace(fate, arm=fate.arm or uuid4().hex) for name, fate in fates.items()})


def _process(name: str) -> str:
    return name.replace("_", "-")


def fault_stack(console: Console | None = None, *, name: str = "faults") -> FaultStack:
    """The stack of OPENWEEK_FAULT_PORT_BASE, not yet started; several may run side by side."""
    base = int(os.environ.get("OPENWEEK_FAULT_PORT_BASE", PORT_BASE))
    data = ROOT / ".local" / (name if base == PORT_BASE else f"{name}-{base}")
    stack = Stack(data, base, launcher=("tests.faults.launch",))
    running = RunningStack(stack, process_names(), console or Console(stderr=True))
    return FaultStack(running, plan_of(data))
