"""What shall go wrong in which process: written by a test, read by the test-only launcher when a process starts.

The plan is a JSON file beside the stack's data: process name → `Fate`. A kill happens once: before the process
ends itself it leaves a mark beside the plan, and its next life goes by the same failpoint unharmed.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fate:
    """What one process is made to suffer."""

    kill_at: str = ""
    """A failpoint of chassis.failpoints, `store.<method>.after` (or before) of the object store, or `api.answering`."""
    on_pass: int = 1
    """At which coming-by, counted from the process's start; 1 is the first."""
    only_in: str = ""
    """Count only passes in a request whose path, or an event whose type, contains this; empty counts all."""
    mutant: str = ""
    """A wrong version of one piece of code, by its name in tests.faults.mutants."""
    arm: str = ""
    """Makes two kills at one point two different ones: the mark that is left bears this name."""

    def mark(self, plan: Path, process: str) -> Path:
        """The file that tells that the kill happened."""
        return plan.with_suffix(f".{process}.{self.kill_at or 'none'}.{self.arm or '1'}.fired")


class Plan:
    """The plan of a stack; rewritten as a whole, since processes may be starting."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Fate]:
        """Process → fate."""
        if not self.path.exists():
            return {}
        return {name: Fate(**fate) for name, fate in json.loads(self.path.read_text()).items()}

    def write(self, fates: dict[str, Fate]) -> None:
        """From the next start of each process on."""
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
        return self.read()[process].mark(self.path, process).exists()


def plan_of(data: Path) -> Plan:
    """The plan of the stack whose data folder this is."""
    return Plan(data / "fault-plan.json")
