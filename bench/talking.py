"""A peer that stays up between measurements and takes orders as lines of JSON on its standard input."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from cli.stack.layout import ROOT

LIMIT = 2**20
PATIENCE_SECONDS = 180.0


class Talking:
    """The harness's end: the process is started with its module, and says one line when it is ready."""

    def __init__(self, module: str, **environment: str) -> None:
        self._module = module
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, once, and wait for its first line."""
        if self._process is None:
            pipe = asyncio.subprocess.PIPE
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._module,
                cwd=ROOT, env={**os.environ, **self._environment}, stdin=pipe, stdout=pipe, limit=LIMIT,
            )  # fmt: skip
            await self._line()

    async def ask(self, **order: Any) -> dict[str, Any]:
        """Give an order and wait for what came of it."""
        process = self._running()
        if process.stdin is None:
            raise RuntimeError(f"{self._module} hears nothing")
        process.stdin.write(json.dumps(order).encode() + b"\n")
        await process.stdin.drain()
        return await self._line()

    async def stop(self) -> None:
        """Close its input, which ends it."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()

    @property
    def pid(self) -> int:
        """The root of its tree."""
        return self._running().pid

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError(f"{self._module} was not started")
        return self._process

    async def _line(self) -> dict[str, Any]:
        process = self._running()
        if process.stdout is None:
            raise RuntimeError(f"{self._module} says nothing")
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE_SECONDS)
        if not line:
            raise RuntimeError(f"{self._module} ended")
        told: dict[str, Any] = json.loads(line)
        return told


async def obey(act: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]) -> None:
    """The peer's end: say that it is ready, then answer each order until the input is closed."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=LIMIT)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    _say({"ready": True})
    while line := await reader.readline():
        _say(await act(json.loads(line)))


def _say(told: dict[str, Any]) -> None:
    print(json.dumps(told), flush=True)
