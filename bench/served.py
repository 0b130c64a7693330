"""A server that the bench starts, waits for, asks, and stops."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from bench.stack import BenchStack
from cli.stack.environment import MODULES
from cli.stack.layout import ROOT

READY_SECONDS = 40.0
STOP_SECONDS = 25.0


class NotServing(RuntimeError):
    """A server ended or did not answer in time; the text holds the end of its log."""


class Served:
    """One process, or one with children: `ready_url` answers 2xx once it serves."""

    def __init__(self, command: Sequence[str], *, environment: Mapping[str, str], ready_url: str, log: Path) -> None:
        self.command = list(command)
        self.environment = dict(environment)
        self.ready_url = ready_url
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The root of its tree."""
        if self._process is None:
            raise NotServing(f"{self.command} was not started")
        return self._process.pid

    def spawn(self) -> None:
        """Start it; returns at once."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENWEEK_")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled by the second start, as in every image
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self.command, cwd=ROOT, env={**kept, **self.environment},
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip

    async def start(self) -> float:
        """Start it and wait until it serves; the seconds that took."""
        begun = time.monotonic()
        self.spawn()
        await self.wait_ready()
        return time.monotonic() - begun

    async def wait_ready(self, *, within: float = READY_SECONDS, pause: float = 0.02) -> None:
        """Ask until it answers 2xx."""
        deadline = time.monotonic() + within
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            while not await _serves(client, self.ready_url):
                if self._process is None or self._process.poll() is not None or time.monotonic() > deadline:
                    raise NotServing(f"{' '.join(self.command)} does not serve:\n{self._tail()}")
                await asyncio.sleep(pause)

    async def stop(self) -> None:
        """End it gently, and without mercy when it lingers; harmless when it is not there."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            await asyncio.to_thread(process.wait)

    def _tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:]) if self.log.exists() else "(no log)"


async def _serves(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).is_success
    except httpx.HTTPError:
        return False


def service(stack: BenchStack, name: str, *, port: int | None = None, **settings: str) -> Served:
    """One process of ours, by its own module and settings: `submission-api`, `publicity-worker`, …"""
    kind, role = name.rsplit("-", 1)
    port = port or stack.stack.port(name)
    told = {"OPENWEEK_LOG_LEVEL": "warning", "OPENWEEK_HTTP_PORT": str(port), **settings}
    return Served(
        [sys.executable, "-m", f"services.{kind}.{MODULES[role]}"],
        environment={**stack.environment(kind, role), **told},
        ready_url=f"http://127.0.0.1:{port}/readyz",
        log=stack.stack.log(name),
    )


def peer(stack: BenchStack, module: str, port: int, *, ready: str = "/readyz", **environment: str) -> Served:
    """A peer that is one uvicorn worker: `python -m bench.peers.<module>`."""
    return Served(
        [sys.executable, "-m", f"bench.peers.{module}"],
        environment={**environment, "BENCH_PORT": str(port)},
        ready_url=f"http://127.0.0.1:{port}{ready}",
        log=stack.stack.log(f"peer-{module}"),
    )
