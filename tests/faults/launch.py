"""The test-only build of a process: `python -m tests.faults.launch services.submission.worker`.

It is what `python -m services.submission.worker` is, with a mutant put in before and failpoints after the application
was built. Production code knows neither; it only comes by failpoints that do nothing.
"""

import asyncio
import importlib
import inspect
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chassis.process import run
from cli.stack.processes import MARK
from tests.faults.plan import Fate, plan_of

ROLES = {"main": "api", "worker": "worker", "processor": "processor"}


class KillHere:
    """Ends the process at the chosen pass by the chosen point, without a word, once."""

    def __init__(self, fate: Fate, mark: Path) -> None:
        self._fate = fate
        self._mark = mark
        self._passes = 0

    async def reach(self, point: str) -> None:
        """Count, and die when it is time."""
        if point == self._fate.kill_at and self._concerned() and not self._mark.exists():
            self._passes += 1
            if self._passes >= self._fate.on_pass:
                await self.die(point)

    def _concerned(self) -> bool:
        return True

    async def die(self, point: str) -> None:
        """SIGKILL to ourselves; where bytes were just handed to a socket they get a moment to leave first."""
        if point == "relay.sent":
            await asyncio.sleep(0.05)
        self._mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def build(module_name: str) -> tuple[str, type[Any], Callable[[Any], Any]]:
    """Name, settings class and builder of a service's process, with its fate put in."""
    _, service, file = module_name.split(".")
    name = f"{service}-{ROLES[file]}"
    plan = plan_of(Path(os.environ[MARK]))
    fate = plan.read().get(name, Fate())
    if fate.mutant:
        mutants = importlib.import_module("tests.faults.mutants")
        mutants.put_in(fate.mutant)
    module = importlib.import_module(module_name)

    def built(settings: Any) -> Any:
        app = module.build(settings)
        if fate.kill_at:
            inject(app, KillHere(fate, fate.mark(plan.path, name)))
        return app

    settings_class: type[Any] = inspect.signature(module.build).parameters["settings"].annotation
    return name, settings_class, built


def inject(app: Any, failpoints: KillHere) -> None:
    """Put the hook object where the application comes by failpoints."""
    state = app.state
    database = state.runtime.database if hasattr(state, "runtime") else state.database
    database.failpoints = failpoints
    if hasattr(state, "relay"):
        state.relay.failpoints = failpoints


if __name__ == "__main__":
    run(*build(sys.argv[1]))
