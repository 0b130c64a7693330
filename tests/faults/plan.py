"""What shall go wrong in which process: written by a test, read by the test-only build of each process.

The plan is a JSON file beside the stack's data: process name → `Fate`. A mutant is put in when the process starts.
A kill is armed as soon as the plan is written, in a process that runs and in one that starts; it happens once: the
process leaves a mark beside the plan before it ends itself, and its next life goes by the same point unharmed.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fate:
    """What one process is made to suffer."""

    kill_at: str = ""
    """A point of chassis.failpoints or of tests.faults.points."""
    on_pass: int = 1
    """At which coming-by, counted from the arming or the process's start; 1 is the first."""
    only_in: str = ""
    """Count only passes whose cause contains this; see tests.faults.kill.CAUSE."""
    mutant: str = ""
    """A wrong version of one piece of code, by its name in tests.faults.mutants."""
    arm: str = ""
    """Makes two kills at one point two different ones: the mark that is left bears this name."""

    def mark(self, plan: Path, process: str) -> Path:
        """The file that tells that the kill happened."""
        return plan.with_suffix(f".{process}.{self.kill_at or 'none'}.{self.arm or '1'}.fired")


class Plan:
    """The plan of a stack; rewritten as a whole, since processes may be reading."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Fate]:
        """Process → fate."""
        if not self.path.exists():
            return {}
        return {name: Fate(**fate) for name, fate in json.loads(self.path.read_text()).items()}

    def edition(self) -> tuple[int, int]:
        """Another pair of numbers whenever the plan was written anew."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return (0, 0)
        return (found.st_ino, found.st_mtime_ns)

    def write(self, fates: dict[str, Fate]) -> None:
        """What shall go wrong from now on, and nothing else."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps({name: asdict(fate) for name, fate in fates.items()}))
        fresh.replace(self.path)

    def clear(self) -> None:
        """Nothing more is to go wrong; marks of kills go too."""
        self.write({})
        for mark in self.path.parent.glob(f"{self.path.stem}.*.fired"):
            mark.unlink()

    def fired(self, process: str) -> bool:
        """Whether the kill of this process happened."""
        return self.victim(process) != 0

    def victim(self, process: str) -> int:
        """The pid that was killed; 0 before."""
        mark = self.read()[process].mark(self.path, process)
        return int(mark.read_text() or 0) if mark.exists() else 0


def plan_of(data: Path) -> Plan:
    """The plan of the stack whose data folder this is."""
    return Plan(data / "fault-plan.json")
