"""What the bench makes of its readings."""

import os
import subprocess
import sys

import pytest

from bench.cpu import CLIENT, Ticks
from bench.harness import Contestant, HotPath, Mark, Outcome, Reading, Run, figures, measure_path, rotated

RATIO = Mark("ours over theirs", "ours", "theirs", goal=1.0, aim=2.0)


def reading(contestant: str, number: int, rate: float, *, other: float = 0.0) -> Reading:
    """One measurement."""
    return Reading(contestant, number, {"rate": rate, "other_cores": other})


def test_a_figure_is_the_median_of_the_ratios_within_each_round() -> None:
    """Not the ratio of the medians: a machine that gets slower does so for both."""
    readings = [
        *(reading("ours", n, rate) for n, rate in enumerate((10, 40, 90))),
        *(reading("theirs", n, rate) for n, rate in enumerate((10, 20, 30))),
    ]

    (figure,) = figures([RATIO], readings)

    assert (figure.median, figure.low, figure.high, figure.rounds) == (2, 1, 3, 3)
    assert figure.verdict == "aim reached"


def test_a_disturbed_round_is_left_out() -> None:
    """Whoever of the two was disturbed."""
    readings = [
        reading("ours", 0, 30),
        reading("theirs", 0, 10, other=0.2),
        reading("ours", 1, 5),
        reading("theirs", 1, 10),
    ]

    (figure,) = figures([RATIO], readings)

    assert (figure.median, figure.disturbed) == (0.5, False)
    assert figure.verdict == "**below its mark**"


def test_when_all_rounds_are_disturbed_the_figure_says_so() -> None:
    """It is for orientation then."""
    readings = [reading("ours", 0, 15, other=0.2), reading("theirs", 0, 10)]

    (figure,) = figures([RATIO], readings)

    assert (figure.median, figure.disturbed) == (1.5, True)


def test_a_figure_that_nobody_measured_has_no_verdict() -> None:
    """A contestant that is missing is not a zero."""
    (figure,) = figures([RATIO], [reading("ours", 0, 15)])

    assert (figure.median, figure.verdict) == (None, "not measured")


def test_lower_is_better_where_it_is() -> None:
    """Of times and of CPU."""
    mark = Mark("p99", "ours", measure="rate", goal=10, aim=5, better="lower")

    assert [figures([mark], [reading("ours", 0, rate)])[0].verdict for rate in (4, 7, 11)] == [
        "aim reached",
        "goal reached",
        "**below its mark**",
    ]


class Counting(Contestant):
    """Notes what is done with it."""

    def __init__(self, name: str, told: list[str]) -> None:
        self.name = name
        self._told = told

    async def stop(self) -> None:
        """Ended."""
        self._told.append(f"stop {self.name}")

    async def warm_up(self, seconds: float) -> None:
        """Not measured."""

    async def run(self, seconds: float) -> Outcome:
        """One unit."""
        self._told.append(self.name)
        if self.name == "broken":
            raise RuntimeError(self.name)
        return Outcome(1, 1.0)


async def test_the_order_rotates_from_round_to_round() -> None:
    """So that drift hits all of them alike."""
    told: list[str] = []
    path = HotPath("path", "", [Counting(name, told) for name in "abc"], [])

    measured = await measure_path(path, Run(rounds=3, seconds=0, repeats=0, say=lambda _text: None))

    assert told == [*"abcbcacab", "stop a", "stop b", "stop c"]
    assert len(measured.readings) == 9
    assert [each.name for each in rotated(path.contestants, 4)] == ["b", "c", "a"]


async def test_what_was_started_is_stopped_when_a_contestant_fails() -> None:
    """Nothing is left on the machine."""
    told: list[str] = []
    path = HotPath("path", "", [Counting("broken", told), Counting("b", told)], [])

    with pytest.raises(RuntimeError):
        await measure_path(path, Run(rounds=1, seconds=0, say=lambda _text: None))

    assert told[-2:] == ["stop broken", "stop b"]


def test_cpu_time_is_told_by_tree_with_children_that_have_ended() -> None:
    """A server's work is its own, not the client's, though the client started it; a shell's is its child's too."""
    burn = "t = __import__('time'); [0 for _ in iter(lambda: t.process_time() > 0.5, True)]"
    shell = f"""read go; "{sys.executable}" -c "{burn}"; echo done; read go"""
    with subprocess.Popen(
        ["/bin/sh", "-c", shell], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ), text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        before = Ticks.now({"server": server.pid})
        print("go", file=server.stdin, flush=True)
        server.stdout.readline()

        spent = Ticks.now({"server": server.pid}).since(before)

        print("go", file=server.stdin, flush=True)
    assert spent.seconds("server") >= 0.4
    assert spent.seconds(CLIENT) < 0.4
