"""wrk: as many requests as go through a number of connections, one thread, scripted in Lua.

A closed loop: a connection asks again when it was answered. wrk 4 corrects its latencies for that by the mean interval,
so a single stall shows as a large p99.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.harness import Outcome

SCRIPTS = Path(__file__).parent / "lua"
TIMEOUT = "10s"


class WrkFailed(RuntimeError):
    """wrk ended badly or said nothing that can be read."""


@dataclass(frozen=True)
class Ran:
    """What wrk says of one run; `next_number` where the script counts."""

    outcome: Outcome
    next_number: int
    bytes_read: int


async def run_wrk(
    url: str, script: str, *, connections: int, seconds: float, arguments: Sequence[str], scratch: Path
) -> Ran:
    """Run a script of `bench/lua` against an address."""
    file = _written(script, scratch)
    options = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", TIMEOUT, "-s", str(file)]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec("wrk", *options, url, "--", *arguments, stdout=pipe, stderr=pipe)
    said, complained = await process.communicate()
    return _ran(said.decode(errors="replace"), complained.decode(errors="replace"))


def _written(script: str, scratch: Path) -> Path:
    """One file of the script with what tells the outcome before it."""
    whole = "\n".join((SCRIPTS / name).read_text(encoding="utf-8") for name in ("outcome.lua", f"{script}.lua"))
    scratch.mkdir(parents=True, exist_ok=True)
    file = scratch / f"{script}.lua"
    file.write_text(whole, encoding="utf-8")
    return file


def _ran(said: str, complained: str) -> Ran:
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if not lines:
        raise WrkFailed(f"{said}\n{complained}")
    told = json.loads(lines[-1])
    outcome = Outcome(
        units=told["requests"] - told["refused"],
        seconds=told["seconds"],
        p50_ms=told["p50_ms"],
        p99_ms=told["p99_ms"],
        errors=told["failed"] + told["refused"],
        more={"bytes_per_unit": told["bytes"] / max(1, told["requests"])},
    )
    return Ran(outcome, told["next"], told["bytes"])
