"""The history of a run: every client operation at its invoke and at its return, and every fault, in one file.

One JSON object a line; `t` is seconds since the history began (monotonic). A return is `ok`, `fail` (refused: has not
happened and never will) or `info` (time-out, cut, 5xx: may have happened). Nobody is named: an actor is a demo sign-in.
"""

import json
import platform
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from cli.stack.layout import ROOT

Outcome = Literal["ok", "fail", "info"]
Line = dict[str, Any]
LIBRARIES = ("aiokafka", "asyncpg", "fastapi", "faststream", "sqlalchemy")


class History:
    """Writes the file, line by line: what stands in it survives the end of the process that writes."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.seed = seed
        self._begun = time.monotonic()
        self._number = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w", encoding="utf-8", buffering=1)
        self._write(kind="head", seed=seed, commit=_commit(), versions=_versions())

    def now(self) -> float:
        """Seconds since the history began."""
        return round(time.monotonic() - self._begun, 4)

    def invoke(self, actor: str, what: str, **keys: Any) -> int:
        """An operation begins; its number. `keys`: item, asset, idempotency key, what was sent."""
        self._number += 1
        self._write(kind="invoke", op=self._number, actor=actor, what=what, **keys)
        return self._number

    def returned(self, op: int, outcome: Outcome, **keys: Any) -> None:
        """It ended. `keys`: status, code, and what the answer tells (revision, receipt, sequences)."""
        self._write(kind="return", op=op, type=outcome, **keys)

    def begin(self, fault: str, target: str, **keys: Any) -> None:
        """A fault is done to a part."""
        self._write(kind="fault", phase="begin", fault=fault, target=target, **keys)

    def heal(self, fault: str, target: str, **keys: Any) -> None:
        """It is over."""
        self._write(kind="fault", phase="heal", fault=fault, target=target, **keys)

    @contextmanager
    def fault(self, fault: str, target: str, **keys: Any) -> Iterator[None]:
        """A fault from its begin to its heal."""
        self.begin(fault, target, **keys)
        try:
            yield
        finally:
            self.heal(fault, target)

    def note(self, kind: str, **keys: Any) -> None:
        """Anything else that checkers look at: what was measured, when all was settled."""
        self._write(kind=kind, **keys)

    def close(self) -> None:
        """No line follows."""
        self._file.close()

    def _write(self, **line: Any) -> None:
        self._file.write(json.dumps({"t": self.now(), **line}, ensure_ascii=False, default=str) + "\n")


def read_history(path: Path) -> list[Line]:
    """The lines; a last one that was cut in half is left out."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def wiped(lines: Iterable[Line]) -> bool:
    """Whether the broker lost all and was refilled: its topics hold the newest fact of each aggregate, from 0 on."""
    return any(line["kind"] == "fault" and "wipe" in line["fault"] for line in lines)


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "unknown"


def _versions() -> dict[str, str]:
    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}
