"""What the demo says while it runs: one section per step, each request with its answer, facts and times."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from cli.client import Exchange

UUID = re.compile(r"([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Line:
    """Exchanges of the same kind in a row: a poll is one line."""

    text: str
    status: int
    count: int = 0
    seconds: float = 0.0


@dataclass
class Narration:
    """Speaks to one console; `measured` keeps the times that are told again at the end."""

    console: Console
    measured: dict[str, float] = field(default_factory=dict)
    step_number: int = 0
    _lines: list[Line] = field(default_factory=list)
    _quiet: bool = True

    def heard(self, exchange: Exchange) -> None:
        """A request was answered."""
        if self._quiet:
            return
        text = f"{exchange.method} {UUID.sub(lambda found: found[1][:8] + '…', exchange.path)}"
        if not self._lines or (self._lines[-1].text, self._lines[-1].status) != (text, exchange.status):
            self._lines.append(Line(text, exchange.status))
        self._lines[-1].count += 1
        self._lines[-1].seconds += exchange.seconds

    @contextmanager
    def step(self, who: str, does: str) -> Iterator[None]:
        """One step of the story, with what was asked and how long it took."""
        self.step_number += 1
        self.console.print(f"\n[bold cyan]{self.step_number:>2}[/]  [bold]{who}[/] {does}", highlight=False)
        self._lines, self._quiet, begun = [], False, time.monotonic()
        try:
            yield
        finally:
            self._flush()
            self._quiet = True
        self.console.print(f"    [dim]step took {_shown(time.monotonic() - begun)}[/]", highlight=False)

    def fact(self, text: str) -> None:
        """Something that is so now."""
        self._flush()
        self.console.print(f"    [green]✓[/] {text}", highlight=False)

    def took(self, what: str, seconds: float) -> None:
        """A time worth keeping."""
        self.measured[what] = round(max(seconds, 0.0), 3)
        self.fact(f"{what}: [bold]{_shown(max(seconds, 0.0))}[/]")

    def say(self, text: str) -> None:
        """A plain line."""
        self.console.print(text, highlight=False)

    def _flush(self) -> None:
        for line in self._lines:
            colour = "green" if line.status < 400 else "yellow"
            times = f" ×{line.count}" if line.count > 1 else ""
            told = f"    [dim]{line.text}[/] → [{colour}]{line.status}[/]{times} [dim]{_shown(line.seconds)}[/]"
            self.console.print(told, highlight=False)
        self._lines = []

    def counting(self) -> Progress:
        """A bar for things that are counted."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        return Progress(*columns, console=self.console, transient=True)

    def sending(self) -> Progress:
        """A bar for bytes."""
        columns = (TextColumn("    {task.description}"), BarColumn(), DownloadColumn())
        return Progress(*columns, console=self.console, transient=True)

    @contextmanager
    def waiting(self, what: str) -> Iterator[None]:
        """A sign of life while there is nothing to do."""
        with self.console.status(f"    {what}"):
            yield

    def table_of_times(self) -> Table:
        """Everything that was measured."""
        table = Table(box=None, show_header=False, pad_edge=False)
        for what, seconds in self.measured.items():
            table.add_row(f"  {what}", f"[bold]{_shown(seconds)}[/]")
        return table


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
