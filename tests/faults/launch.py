"""The test-only build of a process: `python -m tests.faults.launch services.submission.worker`.

It is what `python -m services.submission.worker` is, with a mutant put in before the application is built, and with
a hook object at every failpoint. Production code knows neither; it only comes by failpoints that do nothing.
"""

import importlib
import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chassis.process import run
from cli.stack.processes import MARK
from tests.faults.kill import KillHere
from tests.faults.plan import Fate, plan_of
from tests.faults.points import WatchedApi, watch_consumers, watch_store

ROLES = {"main": "api", "worker": "worker", "processor": "processor"}

IMPATIENT = {"OPENWEEK_RECONCILE_SECONDS": "1"}
"""What this build does more often than production, so that a test need not wait for it."""


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
    kill = KillHere(plan, name)
    settings_class: type[Any] = inspect.signature(module.build).parameters["settings"].annotation
    watch_consumers(kill)
    if hasattr(settings_class, "store"):
        watch_store(settings_class, kill)

    def built(settings: Any) -> Any:
        app = module.build(settings)
        inject(app, kill)
        return WatchedApi(app, kill)

    return name, settings_class, built


def inject(app: Any, kill: KillHere) -> None:
    """Put the hook object where the application comes by failpoints."""
    state = app.state
    database = state.runtime.database if hasattr(state, "runtime") else state.database
    database.failpoints = kill
    if hasattr(state, "relay"):
        state.relay.failpoints = kill


if __name__ == "__main__":
    os.environ.update(IMPATIENT)
    run(*build(sys.argv[1]))
