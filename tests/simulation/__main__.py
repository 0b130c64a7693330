"""`python -m tests.simulation --seeds 20000 [--from N] [--processes 2]`; `--replay N` tells the course of one seed."""

import argparse
import sys
import time

from tests.simulation.seeds import SCENES, Failure, quiet, run_seed, trace_of
from tests.simulation.striped import run_seeds


def main() -> int:
    """0 when every seed kept every promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20_000, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="N", help="the first of them")
    parser.add_argument("--processes", type=int, default=2, help="how many at once")
    parser.add_argument("--replay", type=int, metavar="SEED", help="tell the course of one seed")
    parser.add_argument("--scene", choices=sorted(SCENES), help="with --replay: only this one")
    asked = parser.parse_args()
    if asked.replay is not None:
        return _replay(asked.replay, (asked.scene,) if asked.scene else tuple(SCENES))
    return _run(asked.first, asked.seeds, asked.processes)


def _run(first: int, count: int, processes: int) -> int:
    started, done = time.monotonic(), 0
    for some, failure in run_seeds(first, count, processes=processes):
        done += some
        seconds = time.monotonic() - started
        print(f"\r{done:>7} of {count} seeds · {done / seconds:5.0f} seeds/s · {seconds:4.0f} s", end="", flush=True)  # noqa: T201 -- a command's answer
        if failure is not None:
            print()  # noqa: T201
            _tell(failure)
            return 1
    print(" · every promise kept")  # noqa: T201
    return 0


def _tell(failure: Failure) -> None:
    with quiet():
        trace = trace_of(failure.seed, failure.scene)
    print(*trace, sep="\n")  # noqa: T201
    print(f"\nseed {failure.seed}, {failure.scene}: {failure.promise}")  # noqa: T201
    print(f"replay: python -m tests.simulation --replay {failure.seed} --scene {failure.scene}")  # noqa: T201


def _replay(seed: int, scenes: tuple[str, ...]) -> int:
    broken = 0
    with quiet():
        for scene in scenes:
            print(f"— {scene}, seed {seed}", *trace_of(seed, scene), sep="\n")  # noqa: T201
            failure = run_seed(seed, scenes=(scene,))
            broken += failure is not None
            print(failure.promise if failure else "every promise kept")  # noqa: T201
    return broken


if __name__ == "__main__":
    sys.exit(main())
