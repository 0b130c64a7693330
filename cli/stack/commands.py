"""`openweek up`, `down`, `status`, `logs`, `restart`: what a person types."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cli.stack.layout import Stack
from cli.stack.packages import PackagesMissing
from cli.stack.parts import BuildFailed
from cli.stack.readiness import is_ready
from cli.stack.running import RunningStack, UpFailed, log_files, open_stack

console = Console(width=None if sys.stdout.isatty() else 140)
errors = Console(stderr=True, soft_wrap=True)
Only = Annotated[str, typer.Option(help="Only these processes, comma-separated: kafka,postgres,minio,…")]
Services = Annotated[bool, typer.Option("--services/--no-services", help="Start the four services as well.")]


@contextmanager
def plainly() -> Iterator[None]:
    """What a person can mend is said in words, without a stack trace, and ends with code 1."""
    try:
        yield
    except (UpFailed, BuildFailed, PackagesMissing, ValueError, RuntimeError) as error:
        errors.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(1) from error


def up(services: Services = True, only: Only = "") -> None:
    """Build what is missing, start the stack and wait until all of it serves."""
    begun = time.monotonic()
    with plainly():
        names = [name.strip() for name in only.split(",") if name.strip()]
        running = open_stack(Stack(), services=services, only=names, console=console)
        seconds = running.up()
    if seconds is None:
        console.print(f"the stack is running already: {Stack().url}", highlight=False)
        return
    total = time.monotonic() - begun
    console.print(f"up in {total:.1f} s (start {seconds:.1f} s): {Stack().url}", highlight=False)


def down(wipe: Annotated[bool, typer.Option("--wipe", help="Delete all stored data as well.")] = False) -> None:
    """Stop all that `up` started, and nothing else."""
    begun = time.monotonic()
    running = open_stack(Stack(), console=console)
    stopped = running.down()
    if wipe:
        running.wipe()
    what = f"stopped {len(stopped)} processes" if stopped else "nothing was running"
    console.print(f"{what} ({time.monotonic() - begun:.1f} s){', data deleted' if wipe else ''}", highlight=False)


def _rows(running: RunningStack) -> list[dict[str, object]]:
    states = running.states()
    table = running.everything() if states else {}
    return [
        {**asdict(state), "ready": is_ready(table[name], state), "address": table[name].address}
        for name, state in sorted(states.items())
    ]


def status(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Each process: whether it serves right now, since when, how often it restarted."""
    rows = _rows(open_stack(Stack()))
    if as_json:
        print(json.dumps(rows, indent=2))
    elif rows:
        _print_table(rows)
    else:
        console.print("nothing is running; `openweek up` starts the stack")
    raise typer.Exit(0 if rows and all(row["ready"] for row in rows) else 1)


def _print_table(rows: list[dict[str, object]]) -> None:
    table = Table("process", "state", "ready", "pid", "restarts", "memory", "since", "address", box=None)
    for row in rows:
        memory, age = int(str(row["memory"])) // 2**20, float(str(row["age_seconds"]))
        mark = "[green]yes[/]" if row["ready"] else "[red]no[/]"
        cells = [row["name"], row["status"], mark, row["pid"], row["restarts"], f"{memory} MB", f"{age:.0f} s"]
        table.add_row(*map(str, cells), str(row["address"]))
    console.print(table)


def logs(
    name: Annotated[str, typer.Argument(help="A process, see `openweek status`.")],
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on as it grows.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n")] = 50,
) -> None:
    """The log of one process."""
    path = Stack().log(name)
    if not path.exists():
        known = ", ".join(log.stem for log in log_files(Stack())) or "none yet"
        errors.print(f"no log of {name}; there are: {known}", highlight=False)
        raise typer.Exit(1)
    sys.stdout.flush()
    os.execvp("tail", ["tail", "-n", str(lines), *(["-F"] if follow else []), str(path)])  # noqa: S606 -- becomes tail


def restart(name: Annotated[str, typer.Argument(help="A process, see `openweek status`.")]) -> None:
    """Stop and start one process, and wait until it serves."""
    with plainly():
        seconds = open_stack(Stack(), console=console).restart(name)
    console.print(f"{name} ready again after {seconds:.1f} s", highlight=False)
