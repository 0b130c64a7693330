"""Run a program on bytes that may be hostile: bounded in time, memory, processor and output, without our secrets."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
LAUNCHER = Path(__file__).with_name("limited_child.py")
MEMORY = 2 * 1024**3
LARGEST_FILE = 2 * 1024**3


@dataclass(frozen=True)
class Ended:
    """How a child ended by itself."""

    code: int
    output: bytes
    complaint: str


class ChildKilled(Exception):
    """The child ran out of a bound, or crashed; on a machine that is less busy it may not."""


async def run_child(*command: str, seconds: float) -> Ended:
    """The command's own end. ChildKilled when it had none within `seconds`; nothing that it started is left."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", str(LAUNCHER), str(MEMORY), str(int(seconds) + 1), str(LARGEST_FILE), *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8",
             "VIPS_CONCURRENCY": "1", "VIPS_BLOCK_UNTRUSTED": "1"},
        start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            output, complaint = await process.communicate()
    except TimeoutError:
        raise ChildKilled(f"{command[0]} ran out of time") from None
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    if process.returncode is None or process.returncode < 0:
        raise ChildKilled(f"{command[0]} ended by signal {process.returncode}")
    return Ended(process.returncode, output, complaint.decode(errors="replace")[-2000:])
