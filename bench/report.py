"""The record of a run: JSON with every reading, Markdown with the tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import machine
from bench.cpu import CLIENT
from bench.harness import Figure, Mark, Measured, Reading


@dataclass(frozen=True)
class Report:
    """One run of the bench."""

    command: str
    measured: Sequence[Measured]
    settings: Mapping[str, object]
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """Everything that was read, with what it was read on."""
        return {
            "date": machine.date(),
            "commit": machine.revision(),
            "command": self.command,
            "seconds": round(self.seconds, 1),
            "machine": machine.machine(),
            "versions": machine.versions(),
            "settings": dict(self.settings),
            "paths": [_path_as_json(each) for each in self.measured],
        }

    def as_markdown(self) -> str:
        """Both tables, under one line that says where they come from."""
        on = machine.machine()
        told = {name: value for name, value in machine.versions().items() if value != "–"}
        head = [
            f"{machine.date()}, commit {machine.revision()}, `{self.command}`, {self.seconds / 60:.1f} minutes",
            f"{on['processors']}, {on['memory']}, {on['system']}, kernel {on['kernel']}",
            ", ".join(f"{name} {value}" for name, value in told.items()),
            ", ".join(f"{name} {value}" for name, value in self.settings.items()),
        ]
        return "\n\n".join([*head, _figures_table(self.measured), _readings_table(self.measured)]) + "\n"

    def write(self, folder: Path) -> tuple[Path, Path]:
        """`bench.json` and `bench.md`; the paths of both."""
        folder.mkdir(parents=True, exist_ok=True)
        record, table = folder / "bench.json", folder / "bench.md"
        record.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        table.write_text(self.as_markdown(), encoding="utf-8")
        return record, table


def _path_as_json(measured: Measured) -> dict[str, Any]:
    return {
        "name": measured.path.name,
        "title": measured.path.title,
        "seconds": round(measured.seconds, 1),
        "settings": dict(measured.path.settings),
        "failure": measured.failure,
        "not_built": list(measured.path.not_built),
        "figures": [{**asdict(each), "verdict": each.verdict} for each in measured.figures],
        "readings": [{**asdict(each), "disturbed": each.disturbed} for each in measured.readings],
    }


def _figures_table(measured: Sequence[Measured]) -> str:
    rows = ["| path | figure | median (min – max) | goal | aim | verdict |", "|---|---|---|---|---|---|"]
    for each in measured:
        rows += [_figure_row(each.path.name, figure) for figure in each.figures]
        if each.failure:
            rows.append(f"| {each.path.name} | {each.failure} | – | | | **failed** |")
        rows += [f"| {each.path.name} | {what} | – | | | not built yet |" for what in each.path.not_built]
    return "\n".join(rows)


def _figure_row(path: str, figure: Figure) -> str:
    mark, unit = figure.mark, figure.mark.unit
    disturbed = " (disturbed)" if figure.disturbed else ""
    shown = "–"
    if figure.median is not None:
        shown = f"**{_number(figure.median)}**{unit} ({_number(figure.low)} – {_number(figure.high)}){disturbed}"
    goal, aim = _wanted(mark, mark.goal), _wanted(mark, mark.aim)
    return f"| {path} | {mark.label} | {shown} | {goal} | {aim} | {figure.verdict} |"


def _wanted(mark: Mark, value: float | None) -> str:
    if value is None:
        return ""
    return f"{'≥' if mark.better == 'higher' else '≤'} {_number(value)}{mark.unit}"


def _readings_table(measured: Sequence[Measured]) -> str:
    rows = ["| path | contestant | rate /s | p50 ms | p99 ms | CPU µs per unit, by tree | other core | errors |"]
    rows.append("|---|---|---|---|---|---|---|---|")
    for each in measured:
        by_name: dict[str, list[Reading]] = {}
        for reading in each.readings:
            by_name.setdefault(reading.contestant, []).append(reading)
        rows += [_reading_row(each.path.name, name, readings) for name, readings in by_name.items()]
    return "\n".join(rows)


def _reading_row(path: str, name: str, readings: Sequence[Reading]) -> str:
    quiet = [each for each in readings if not each.disturbed] or readings
    middle = {key: median(each.values.get(key, 0.0) for each in quiet) for key in readings[0].values}
    trees = {key.removeprefix("cpu_us."): value for key, value in middle.items() if key.startswith("cpu_us.")}
    client = trees.pop(CLIENT, 0.0)
    shares = ", ".join(f"{tree} {_number(value)}" for tree, value in trees.items())
    cpu = f"{_number(middle['cpu_us'])} ({shares}; {CLIENT} {_number(client)})" if shares else _number(client)
    cells = [_number(middle[key]) for key in ("rate", "p50_ms", "p99_ms")]
    errors = sum(each.values["errors"] for each in readings)
    return f"| {path} | {name} | {' | '.join(cells)} | {cpu} | {middle['other_cores']:.2f} | {errors:.0f} |"


def _number(value: float | None) -> str:
    """Three digits that matter, or whole thousands with commas."""
    if value is None:
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
