"""`openweek doctor`: what this machine has, what it lacks, and the command that mends it."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.table import Table

from cli.stack import packages
from cli.stack.layout import ROOT, Stack, cache_folder
from cli.stack.parts import all_parts
from cli.stack.ports import owners
from cli.stack.processes import process_names
from cli.stack.running import PORTS_OF, open_stack

LEAST_DISK, LEAST_MEMORY = 5, 3


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `mend` says what to do when it is not well."""

    what: str
    well: bool
    seen: str
    mend: str = ""


def _machine() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python 3.11 or newer", sys.version_info >= (3, 11), python, "make setup with a newer python")
    free = shutil.disk_usage(ROOT).free // 2**30
    yield Finding("disk", free >= LEAST_DISK, f"{free} GiB free", f"free {LEAST_DISK} GiB under {ROOT}")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    yield Finding("memory", memory >= LEAST_MEMORY, f"{memory} GiB", "the stack needs about 2 GiB of its own")


def _packages() -> Iterator[Finding]:
    for need in packages.NEEDS:
        well = need.present() or need.for_tests
        mend = f"openweek up installs it as root; else: apt-get install {need.packages[0]}"
        lacking = "missing, and only tests need it" if need.for_tests else "missing"
        yield Finding(need.name, well, "present" if need.present() else lacking, mend)


def _parts() -> Iterator[Finding]:
    for part in all_parts().values():
        well = part.built() or part.test_only
        seen = "built" if part.built() else "not built yet"
        yield Finding(f"{part.name} {part.version}", well, seen, f"openweek up builds it into {cache_folder()}")


def _ports() -> Iterator[Finding]:
    running = open_stack(Stack())
    ours = set(running.supervisor.own_processes())
    names = [port for name in process_names() for port in PORTS_OF.get(name, (name,))]
    foreign = [owner for owner in owners(Stack().port(name) for name in names) if owner.pid not in ours]
    seen = "; ".join(map(str, foreign)) or ("held by the running stack" if ours else "free")
    yield Finding("ports", not foreign, seen, "stop it, or set OPENWEEK_PORT_BASE")
    for name, state in sorted(running.states().items()):
        finished = state.status == "Completed" and state.exit_code == 0
        yield Finding(name, state.running or finished, state.status, f"openweek logs {name}")


def findings() -> list[Finding]:
    """All of them, the machine first."""
    return [*_machine(), *_packages(), *_parts(), *_ports()]


def doctor() -> None:
    """Look at this machine and say what would keep the stack from running."""
    table, found = Table(box=None, show_header=False), findings()
    for finding in found:
        mark = "[green]ok[/]" if finding.well else "[red]no[/]"
        table.add_row(mark, finding.what, finding.seen, "" if finding.well else finding.mend)
    Console().print(table)
    raise typer.Exit(0 if all(finding.well for finding in found) else 1)
