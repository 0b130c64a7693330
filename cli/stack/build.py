"""Bring everything that has to be there before a start: packages and built parts, side by side."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console
from rich.live import Live
from rich.table import Table

from cli.stack import packages
from cli.stack.parts import Builders, BuildFailed, Part

PLAIN_REPORT_SECONDS = 30.0


@dataclass
class Job:
    """One line of the progress display."""

    name: str
    work: Callable[[], object]
    state: str = "waiting"
    started: float = 0.0
    seconds: float = 0.0
    future: "Future[None] | None" = field(default=None, repr=False)

    def run(self) -> None:
        """Do the work and keep its state and time."""
        self.started, self.state = time.monotonic(), "working"
        try:
            self.work()
            self.state = "done"
        except BaseException:
            self.state = "failed"
            raise
        finally:
            self.seconds = time.monotonic() - self.started

    def elapsed(self) -> float:
        """Seconds so far, or in all."""
        return self.seconds or (time.monotonic() - self.started if self.started else 0.0)


def _table(jobs: list[Job]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    colours = {"done": "green", "failed": "red", "working": "cyan"}
    for job in jobs:
        table.add_row(job.name, f"[{colours.get(job.state, 'dim')}]{job.state}[/]", f"{job.elapsed():.0f} s")
    return table


def _watch(jobs: list[Job], console: Console) -> None:
    """A live table on a terminal, a line per change (and now and then a sign of life) elsewhere."""
    live = Live(_table(jobs), console=console, refresh_per_second=4) if console.is_terminal else None
    said: dict[str, tuple[str, float]] = {}
    with live or nullcontext():
        pending = {job.future for job in jobs if job.future}
        while pending:
            _, pending = wait(pending, timeout=0.25)
            if live:
                live.update(_table(jobs))
            else:
                _say_changes(jobs, said, console)
    if not live:
        _say_changes(jobs, said, console)


def _say_changes(jobs: list[Job], said: dict[str, tuple[str, float]], console: Console) -> None:
    for job in jobs:
        state, at = said.get(job.name, ("waiting", 0.0))
        if job.state != state or (job.state == "working" and time.monotonic() - at > PLAIN_REPORT_SECONDS):
            console.print(f"{job.name}: {job.state} ({job.elapsed():.0f} s)", highlight=False)
            said[job.name] = (job.state, time.monotonic())


def _run_side_by_side(jobs: list[Job], console: Console, builders: Builders) -> None:
    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        for job in jobs:
            job.future = pool.submit(job.run)
        try:
            _watch(jobs, console)
        except BaseException:
            builders.stop()
            raise
    for job in jobs:
        error = job.future.exception() if job.future else None
        if isinstance(error, BuildFailed):
            raise BuildFailed(f"{job.name}: {error}") from error
        if error:
            raise error


def prepare(parts: Iterable[Part], console: Console) -> float:
    """Install missing packages and build missing parts; seconds spent."""
    begun = time.monotonic()
    to_build = [part for part in parts if not part.built()]
    lacking = packages.missing(building=bool(to_build))
    builders, jobs = Builders(), []
    if lacking:
        install = Job("system packages", partial(packages.install, lacking))
        if any(need.for_build or need.name.startswith("java") for need in lacking):
            _run_side_by_side([install], console, builders)
        else:
            jobs.append(install)
    jobs += [Job(f"{part.name} {part.version}", partial(part.build, builders)) for part in to_build]
    if jobs:
        _run_side_by_side(jobs, console, builders)
    return time.monotonic() - begun
