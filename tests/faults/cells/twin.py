"""A second process of a service beside the one that the stack runs."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx

from cli.stack.environment import MODULES, service_environment
from cli.stack.layout import ROOT
from cli.stack.processes import MARK
from tests.faults.cells.ground import Ground

SECOND_PORTS = 600
"""Added to a process's port for its twin."""
STOP_SECONDS = 30


class Twin:
    """One process that is ours alone: the stack's supervisor does not know it."""

    def __init__(self, ground: Ground, name: str, own: Mapping[str, str]) -> None:
        self._ground, stack = ground, ground.stack
        service, role = name.rsplit("-", 1)
        self.port = stack.stack.port(name) + SECOND_PORTS
        named = {"OPENWEEK_HTTP_PORT": str(self.port), "OPENWEEK_INSTANCE": f"{name}-2"}
        environment = {**os.environ, **service_environment(stack.running.stack, stack.secrets, service, role)}
        environment |= {MARK: str(stack.stack.data), **named, **own}
        # An empty name is no name: a member that leaves the group when it stops.
        environment = {key: value for key, value in environment.items() if value}
        command = [sys.executable, "-m", f"services.{service}.{MODULES[role]}"]
        with stack.stack.log(f"{name}-2").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    async def serves(self, *, health: str = "/readyz", within: float = 40.0) -> None:
        """Ready, or a failed assertion."""
        async with httpx.AsyncClient() as client:

            async def ready() -> bool:
                try:
                    return (await client.get(f"http://127.0.0.1:{self.port}{health}")).is_success
                except httpx.TransportError:
                    return False

            await self._ground.eventually(ready, within=within, pause=0.2)

    def send(self, what: signal.Signals) -> None:
        """A signal to this process."""
        self._process.send_signal(what)

    def stop(self) -> None:
        """Gently, and to its end."""
        self.send(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@asynccontextmanager
async def twin(ground: Ground, name: str, *, health: str = "/readyz", **own: str) -> AsyncIterator[Twin]:
    """The second process, serving; stopped at the end. `own` are environment variables of its own."""
    second = Twin(ground, name, own)
    try:
        await second.serves(health=health)
        yield second
    finally:
        await asyncio.to_thread(second.stop)
