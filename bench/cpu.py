"""CPU time by process tree, from /proc: who worked during a measurement, and whether anybody disturbed it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CLIENT = "client"
"""The tree of this process: the harness with wrk, pgbench and whatever else asks the questions."""


@dataclass(frozen=True)
class Process:
    """One line of the process table; `ticks` with those of the children that it has buried."""

    pid: int
    parent: int
    ticks: int


def processes() -> Iterator[Process]:
    """Every process of this machine."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            yield Process(int(entry.name), int(fields[1]), sum(map(int, fields[11:15])))


def busy_ticks() -> int:
    """What all processors worked since the start of the machine; interrupts belong to nobody and are left out."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return int(user) + int(nice) + int(system)


@dataclass(frozen=True)
class Ticks:
    """CPU ticks so far: of each named tree with its children, and of the whole machine."""

    of_tree: Mapping[str, int]
    machine: int

    @classmethod
    def now(cls, trees: Mapping[str, int]) -> "Ticks":
        """Look at the process table; `trees` names the pid at the root of each tree."""
        roots = {pid: name for name, pid in trees.items()} | {os.getpid(): CLIENT}
        table = {each.pid: each for each in processes()}
        sums = dict.fromkeys(roots.values(), 0)
        for each in table.values():
            owner = _owner(each, table, roots)
            if owner is not None:
                sums[owner] += each.ticks
        return cls(sums, busy_ticks())

    def since(self, before: "Ticks") -> "Ticks":
        """What was added."""
        added = {name: ticks - before.of_tree.get(name, 0) for name, ticks in self.of_tree.items()}
        return Ticks(added, self.machine - before.machine)

    def seconds(self, tree: str) -> float:
        """CPU seconds of one tree."""
        return self.of_tree[tree] / TICK

    def other_seconds(self) -> float:
        """CPU seconds of everything that belongs to no tree."""
        return max(0, self.machine - sum(self.of_tree.values())) / TICK


def _owner(process: Process, table: Mapping[int, Process], roots: Mapping[int, str]) -> str | None:
    """The name of the nearest root above, so that a server started by the harness counts as itself."""
    seen: Process | None = process
    while seen is not None:
        if seen.pid in roots:
            return roots[seen.pid]
        seen = table.get(seen.parent)
    return None
