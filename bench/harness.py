"""The measuring itself: contestants in rotated order, round by round, and the ratios between them.

A path names its contestants and the marks it wants to reach. In each round every contestant is warmed up and measured
once, in an order that rotates from round to round, so that whatever drifts on the machine hits all of them alike. A
mark is the median over the rounds of the ratio *within* a round. CPU time is taken from the process table around each
measurement; one that somebody else disturbed (more than 0.15 core) is repeated, and left out when it stays disturbed.
"""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bench.cpu import CLIENT, Ticks

WARM_UP_SECONDS = 2.0
DISTURBED_CORES = 0.15
REPEATS = 2
"""How often a disturbed measurement is tried again."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a contestant did in one run: how many units, in how long, how slowly the slowest."""

    units: float
    seconds: float
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    errors: int = 0
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """One measurement. `values` holds rate, p50_ms, p99_ms, errors, other_cores, cpu_us (all trees but the client's),
    cpu_us.<tree>, and what the contestant added."""

    contestant: str
    round: int
    values: Mapping[str, float]

    @property
    def disturbed(self) -> bool:
        """Whether something else on the machine worked meanwhile."""
        return self.values["other_cores"] > DISTURBED_CORES


class Contestant:
    """One implementation of the path. Started once, then for every round prepared, warmed up and measured."""

    name: str

    async def start(self) -> None:
        """Bring up what serves; returns when it is ready."""

    async def stop(self) -> None:
        """End what `start` began; also called when `start` failed half-way."""

    async def prepare(self, seconds: float) -> None:
        """Lay out what the warm-up and `seconds` of measurement will use up; not part of the measurement."""

    async def warm_up(self, seconds: float) -> None:
        """The same as a measurement, and forgotten."""
        await self.run(seconds)

    async def run(self, seconds: float) -> Outcome:
        """Do the work for about so long (or a fixed amount of it)."""
        raise NotImplementedError

    async def check(self, outcome: Outcome) -> None:
        """Raise when what was measured has not left what it should have."""

    def trees(self) -> Mapping[str, int]:
        """The processes whose CPU time counts as this contestant's: name → pid at the root."""
        return {}


@dataclass(frozen=True)
class Mark:
    """A figure with its goal and the aim beyond it: `above` over `below` within a round; without `below`, itself, times
    `scale`."""

    label: str
    above: str
    below: str = ""
    measure: str = "rate"
    how: Literal["ratio", "difference"] = "ratio"
    goal: float | None = None
    aim: float | None = None
    better: Literal["higher", "lower"] = "higher"
    unit: str = ""
    scale: float = 1.0

    def of(self, above: Reading, below: Reading | None) -> float | None:
        """The figure of one round; None where it cannot be told."""
        value = above.values.get(self.measure)
        if value is None:
            return None
        if below is None:
            return value * self.scale
        base = below.values.get(self.measure)
        if base is None or (self.how == "ratio" and not base):
            return None
        return value - base if self.how == "difference" else value / base

    def reached(self, value: float, wanted: float | None) -> bool:
        """Whether a figure is as good as wanted; what nobody wants is always reached."""
        if wanted is None:
            return True
        return value >= wanted if self.better == "higher" else value <= wanted


@dataclass(frozen=True)
class HotPath:
    """One path: who runs on it, and what is to be shown. `not_built` names what cannot be measured yet."""

    name: str
    title: str
    contestants: Sequence[Contestant]
    marks: Sequence[Mark]
    rounds: int | None = None
    seconds: float | None = None
    warm_up_seconds: float = WARM_UP_SECONDS
    settings: Mapping[str, object] = field(default_factory=dict)
    not_built: Sequence[str] = ()


@dataclass(frozen=True)
class Figure:
    """A mark with what was measured: median, extremes, and from how many rounds."""

    mark: Mark
    median: float | None
    low: float | None
    high: float | None
    rounds: int
    disturbed: bool
    """Every round was disturbed: the figure is of those, for want of better."""

    @property
    def verdict(self) -> str:
        """In words: which of the two lines it reached."""
        if self.median is None:
            return "not measured"
        if self.mark.goal is None and self.mark.aim is None:
            return "–"
        if not self.mark.reached(self.median, self.mark.goal):
            return "**below its mark**"
        return "aim reached" if self.mark.reached(self.median, self.mark.aim) else "goal reached"


@dataclass(frozen=True)
class Measured:
    """Everything that one path gave."""

    path: HotPath
    readings: Sequence[Reading]
    figures: Sequence[Figure]
    seconds: float
    failure: str = ""
    """Why the path could not be measured to its end."""


def failed(path: HotPath, error: Exception) -> Measured:
    """A path that broke: nothing of it counts."""
    return Measured(path, (), figures(path.marks, ()), 0.0, f"{type(error).__name__}: {error}".splitlines()[0])


@dataclass(frozen=True)
class Run:
    """How much is measured: at most so many rounds, of at most so many seconds each (a path may want less)."""

    rounds: int = 5
    seconds: float = 8.0
    repeats: int = REPEATS
    say: Say = print


async def measure_path(path: HotPath, run: Run) -> Measured:
    """Run all rounds of a path; what it started is stopped whatever happens."""
    begun = time.monotonic()
    readings: list[Reading] = []
    try:
        for contestant in path.contestants:
            await contestant.start()
        for number in range(min(path.rounds or run.rounds, run.rounds)):
            readings += [await _read(each, number, path, run) for each in rotated(path.contestants, number)]
    finally:
        for contestant in path.contestants:
            await contestant.stop()
    return Measured(path, readings, figures(path.marks, readings), time.monotonic() - begun)


def rotated(contestants: Sequence[Contestant], number: int) -> list[Contestant]:
    """The order of a round: each of them begins in its turn."""
    first = number % len(contestants)
    return [*contestants[first:], *contestants[:first]]


def figures(marks: Sequence[Mark], readings: Sequence[Reading]) -> list[Figure]:
    """The marks with their medians over the rounds."""
    return [_figure(mark, readings) for mark in marks]


def _figure(mark: Mark, readings: Sequence[Reading]) -> Figure:
    by_place = {(each.contestant, each.round): each for each in readings}
    numbers = sorted({each.round for each in readings})
    pairs = [(by_place.get((mark.above, n)), by_place.get((mark.below, n))) for n in numbers]
    complete = [(above, below) for above, below in pairs if above and (below or not mark.below)]
    quiet = [(above, below) for above, below in complete if not (above.disturbed or (below and below.disturbed))]
    values = [value for above, below in quiet or complete if (value := mark.of(above, below)) is not None]
    if not values:
        return Figure(mark, None, None, None, 0, False)
    return Figure(mark, statistics.median(values), min(values), max(values), len(values), not quiet)


async def _read(contestant: Contestant, number: int, path: HotPath, run: Run) -> Reading:
    """One measurement, repeated while somebody disturbs it."""
    seconds = min(path.seconds or run.seconds, run.seconds)
    for attempt in range(1 + run.repeats):
        reading = await _read_once(contestant, number, seconds, path.warm_up_seconds)
        run.say(_told(reading, attempt))
        if not reading.disturbed:
            break
    return reading


async def _read_once(contestant: Contestant, number: int, seconds: float, warm_up_seconds: float) -> Reading:
    await contestant.prepare(seconds + warm_up_seconds)
    if warm_up_seconds:
        await contestant.warm_up(warm_up_seconds)
    trees = contestant.trees()
    before, begun = Ticks.now(trees), time.monotonic()
    outcome = await contestant.run(seconds)
    wall, spent = time.monotonic() - begun, Ticks.now(trees).since(before)
    await contestant.check(outcome)
    return Reading(contestant.name, number, _values(outcome, spent, wall, trees))


def _values(outcome: Outcome, spent: Ticks, wall: float, trees: Mapping[str, int]) -> dict[str, float]:
    units = outcome.units or 1
    per_unit = {f"cpu_us.{name}": spent.seconds(name) / units * 1e6 for name in (*trees, CLIENT)}
    return {
        "rate": outcome.units / outcome.seconds if outcome.seconds else 0.0,
        "p50_ms": outcome.p50_ms,
        "p99_ms": outcome.p99_ms,
        "errors": outcome.errors,
        "units": outcome.units,
        "seconds": outcome.seconds,
        "cpu_us": sum(per_unit[f"cpu_us.{name}"] for name in trees),
        **per_unit,
        "other_cores": spent.other_seconds() / wall if wall else 0.0,
        **outcome.more,
    }


def _told(reading: Reading, attempt: int) -> str:
    values = reading.values
    again = f", attempt {attempt + 1}" if attempt else ""
    disturbed = f" disturbed by {values['other_cores']:.2f} core" if reading.disturbed else ""
    return (
        f"  round {reading.round + 1}{again}: {reading.contestant}: {values['rate']:,.1f}/s "
        f"p50 {values['p50_ms']:.2f} ms p99 {values['p99_ms']:.2f} ms "
        f"{values['cpu_us']:,.0f} CPU-us errors {values['errors']:.0f}{disturbed}"
    )
