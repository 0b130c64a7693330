"""`python -m bench [--only accept,feed] [--rounds 5] [--seconds 8]`: measure, print the tables, keep the record.

A path may be asked for with another number of connections than its own: `--only accept@1,accept@64`.
"""

import argparse
import importlib
import sys
import time
import traceback
from collections.abc import Sequence

import uvloop
from rich.console import Console

from bench.docs import put_into_docs
from bench.harness import REPEATS, HotPath, Measured, Run, failed, measure_path
from bench.report import Report
from bench.stack import BenchStack

PATHS = ("accept", "tails", "board", "events", "assets", "upload", "processing", "feed", "growth", "start")


def main() -> None:
    """Read the arguments, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", default=",".join(PATHS), help="paths, with commas between them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0, help="of each measurement")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="tries for a measurement that is disturbed")
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--keep-up", action="store_true", help="leave PostgreSQL, Kafka and MinIO running")
    arguments = parser.parse_args()
    names = [name.strip() for name in arguments.only.split(",") if name.strip()]
    unknown = {name.partition("@")[0] for name in names} - set(PATHS)
    if unknown:
        parser.error(f"no such path: {', '.join(sorted(unknown))} (there are: {', '.join(PATHS)})")
    run = Run(arguments.rounds, arguments.seconds, arguments.repeats, say=_say)
    report = measured_report(names, run, keep_up=arguments.keep_up)
    _publish(report, into_docs=arguments.docs)
    sys.exit(1 if any(each.failure for each in report.measured) else 0)


def measured_report(names: Sequence[str], run: Run, *, keep_up: bool) -> Report:
    """Measure the named paths on a stack of their own."""
    begun = time.monotonic()
    stack = BenchStack.open(Console(stderr=True))
    stack.up()
    begun_measuring = time.monotonic()
    try:
        measured, settings = uvloop.run(_measure(stack, names, run))
    finally:
        if not keep_up:
            stack.down()
    _say(f"{begun_measuring - begun:.0f} s to start, {time.monotonic() - begun_measuring:.0f} s to measure")
    return Report(_command(), measured, settings, time.monotonic() - begun)


async def _measure(stack: BenchStack, names: Sequence[str], run: Run) -> tuple[list[Measured], dict[str, object]]:
    settings: dict[str, object] = {**await stack.settings_of_database(), "rounds": run.rounds, "seconds": run.seconds}
    measured = []
    for name in names:
        measured.append(await _measured(stack, name, run))
        settings |= {f"{name}.{key}": value for key, value in measured[-1].path.settings.items()}
        _say(f"  {name} took {measured[-1].seconds:.0f} s")
    return measured, settings


async def _measured(stack: BenchStack, name: str, run: Run) -> Measured:
    """One path; what goes wrong with it is told in the report, and does not take the others with it."""
    path = HotPath(name, name, (), ())
    try:
        path = await _built(stack, name)
        _say(f"{path.name}: {path.title}")
        return await measure_path(path, run)
    except Exception as error:  # noqa: BLE001 -- whatever it is, half an hour of readings is worth more
        traceback.print_exc()
        return failed(path, error)


async def _built(stack: BenchStack, name: str) -> HotPath:
    module, _, connections = name.partition("@")
    options = {"connections": int(connections)} if connections else {}
    path: HotPath = await importlib.import_module(f"bench.paths.{module}").build(stack, **options)
    return path


def _publish(report: Report, *, into_docs: bool) -> None:
    record, table = report.write(BenchStack.results())
    print(report.as_markdown())
    _say(f"written: {record} and {table}")
    if into_docs:
        put_into_docs(report)


def _command() -> str:
    return " ".join(["python -m bench", *sys.argv[1:]])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
