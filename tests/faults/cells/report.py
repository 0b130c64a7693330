"""The table of a run, as Markdown, JSON and CSV."""

import csv
import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from cli.stack.parts import part
from tests.faults.cells.run import Outcome

HEAD = (
    "Cell", "Fault", "ok / fail / info", "fault s", "first success s", "converged s (≤ T)", "duplicates", "seen",
    "invariants", "verdict",
)  # fmt: skip
LIBRARIES = ("aiokafka", "faststream", "asyncpg", "sqlalchemy")
PARTS = ("kafka", "minio", "toxiproxy")


def verdict_line(outcome: Outcome) -> str:
    """One line for the terminal."""
    if outcome.passed:
        return f"passed in {outcome.seconds:.0f} s, converged {outcome.converged} s after the heal"
    return "FAILED: " + "; ".join(f"{name}: {found}" for name, found in outcome.broken.items())


def markdown(outcomes: Sequence[Outcome], *, command: str, seconds: float, seed: int) -> str:
    """The table with what it was measured on, and how to see a failure again."""
    lines = [_where(command, seconds), "", _row(HEAD), _row(["---"] * len(HEAD)), *map(_line, outcomes), ""]
    passed = sum(outcome.passed for outcome in outcomes)
    lines.append(f"{passed} of {len(outcomes)} cells passed.")
    for outcome in outcomes:
        if not outcome.passed:
            again = f"python -m tests.faults.cells --only {outcome.number} --seed {seed}"
            found = "; ".join(f"{name}: {what}" for name, what in outcome.broken.items())
            lines.append(f"- cell {outcome.number:02} again: `{again}` (history `{outcome.history}`). Found: {found}")
    return "\n".join(lines) + "\n"


def _where(command: str, seconds: float) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    parts = ", ".join(f"{name} {part(name).version}" for name in PARTS)
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"`{command}`, {at}, {machine}, {libraries}, {parts}; {seconds / 60:.1f} min."


def _line(outcome: Outcome) -> str:
    converged = "—" if outcome.converged is None else f"{outcome.converged:.1f}"
    first = "—" if outcome.first_success is None else f"{outcome.first_success:.1f}"
    cells = (
        f"{outcome.number:02}",
        f"{outcome.title}. Also: {outcome.also}",
        f"{outcome.ok} / {outcome.fail} / {outcome.info}",
        f"{outcome.fault_seconds:.0f}",
        first,
        f"{converged} (≤ {outcome.within})",
        str(outcome.duplicates),
        ", ".join(f"{name}: {value}" for name, value in outcome.seen.items()),
        f"{outcome.judged - len(outcome.invariants)} of {outcome.judged}",
        "passed" if outcome.passed else f"**failed** ({', '.join(outcome.broken)})",
    )
    return _row(cells)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def write_outcome(folder: Path, outcome: Outcome) -> None:
    """One cell, as soon as it is known."""
    text = json.dumps(outcome.as_json(), ensure_ascii=False, indent=1)
    (folder / f"cell-{outcome.number:02}.json").write_text(text, encoding="utf-8")


def write_files(folder: Path, outcomes: Sequence[Outcome], table: str) -> None:
    """cells.md, cells.json, cells.csv."""
    (folder / "cells.md").write_text(table, encoding="utf-8")
    rows = [outcome.as_json() for outcome in outcomes]
    (folder / "cells.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    with (folder / "cells.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["number"])
        writer.writeheader()
        writer.writerows(
            {
                name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
                for name, value in row.items()
            }
            for row in rows
        )
