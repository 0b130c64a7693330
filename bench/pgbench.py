"""pgbench: the same statements with nothing in front of the database. What no web server can beat by much."""

import asyncio
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.harness import Outcome
from bench.needs import pgbench_binary


class PgbenchFailed(RuntimeError):
    """pgbench ended badly; the text is its own."""


@dataclass(frozen=True)
class Script:
    """A script, the variables that stay the same in a run, and how many it begins a second (0: all it can)."""

    text: str
    variables: Mapping[str, str]
    rate: float = 0.0


async def run_pgbench(dsn: str, script: Script, *, clients: int, seconds: float, scratch: Path) -> tuple[Outcome, int]:
    """Run it with prepared statements on one thread; the outcome, and the most transactions that one client did."""
    options = _laid_out(scratch, script)
    options += ["-n", "-M", "prepared", "-j", "1", "-c", str(clients), "-T", str(max(1, round(seconds)))]
    options += ["-R", f"{script.rate:.1f}"] if script.rate else []
    options += [word for name, value in script.variables.items() for word in ("-D", f"{name}={value}")]
    binary = pgbench_binary()
    if binary is None:
        raise PgbenchFailed("pgbench is not installed")
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(binary, *options, dsn, stdout=pipe, stderr=pipe)
    said, complained = await process.communicate()
    if process.returncode != 0:
        raise PgbenchFailed(f"{said.decode()}\n{complained.decode()[-2000:]}")
    return _outcome(scratch, seconds)


def _laid_out(scratch: Path, script: Script) -> list[str]:
    """The options that name the script and its log, which tells how long each transaction took."""
    scratch.mkdir(parents=True, exist_ok=True)
    for old in scratch.glob("pgbench_log.*"):
        old.unlink()
    file = scratch / "script.sql"
    file.write_text(script.text, encoding="utf-8")
    return ["-f", str(file), "--log", f"--log-prefix={scratch / 'pgbench_log'}"]


def _outcome(scratch: Path, seconds: float) -> tuple[Outcome, int]:
    latencies, most = [], 0
    for log in scratch.glob("pgbench_log.*"):
        for line in log.read_text().splitlines():
            _client, number, microseconds, *_ = line.split()
            latencies.append(int(microseconds) / 1000)
            most = max(most, int(number))
        log.unlink()
    cuts = statistics.quantiles(latencies, n=100)
    return Outcome(len(latencies), max(1, round(seconds)), p50_ms=cuts[49], p99_ms=cuts[98]), most
