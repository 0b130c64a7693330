"""A whole stack with its services for the flow and fault tests: its own ports, its own data, fresh per session."""

import os
import signal
from collections.abc import Iterator

import pytest
from rich.console import Console

from cli.stack.environment import service_environment
from cli.stack.layout import ROOT, Stack
from cli.stack.processes import process_names
from cli.stack.running import RunningStack

PORT_BASE = 31000
"""Below the ports that the kernel gives to outgoing connections (from 32768)."""


class FlowStack:
    """What a flow or fault test does to the stack."""

    def __init__(self, running: RunningStack) -> None:
        self.running = running
        self.stack = running.stack

    @property
    def secrets(self) -> dict[str, str]:
        """The secrets of this stack; wiping it forgets them."""
        return self.running.secrets

    def url(self, path: str = "") -> str:
        """An address behind the gateway."""
        return self.stack.url + path

    @property
    def kafka(self) -> str:
        """host:port of the services' listener."""
        return self.stack.address("kafka")

    @property
    def kafka_desks(self) -> str:
        """host:port of the desks' listener (SCRAM-SHA-512, user desk-demo, secrets["DESK_DEMO_PASSWORD"])."""
        return self.stack.address("kafka-desks")

    def environment(self, service: str, role: str = "worker") -> dict[str, str]:
        """OPENWEEK_* of one process, to run a tool of the service beside it."""
        return service_environment(self.stack, self.secrets, service, role)

    def stop(self, name: str) -> None:
        """Stop gracefully and stay stopped; returns when it has ended."""
        self.running.stop(name)

    def start(self, name: str) -> None:
        """Start what was stopped; returns at once."""
        self.running.start(name)

    def restart(self, name: str) -> float:
        """Stop, start, wait; seconds it took."""
        return self.running.restart(name)

    def kill9(self, name: str) -> int:
        """Kill without a word; it is started again after a second. The pid that was."""
        return self.running.kill9(name)

    def pause(self, name: str) -> None:
        """Freeze: connections stay open and nothing answers."""
        os.kill(self.running.states()[name].pid, signal.SIGSTOP)

    def resume(self, name: str) -> None:
        """Thaw."""
        os.kill(self.running.states()[name].pid, signal.SIGCONT)

    def wait_ready(self, *names: str, seconds: float = 60.0) -> float:
        """Wait until the named processes serve; seconds it took."""
        return self.running.wait_ready(*names, seconds=seconds)

    def log(self, name: str, lines: int = 50) -> str:
        """The end of a process's log."""
        return self.running.tail(name, lines)


@pytest.fixture(scope="session")
def running_stack() -> Iterator[FlowStack]:
    """Every part and every service, started on empty data; stopped at the end, logs and data left to look at."""
    base = int(os.environ.get("OPENWEEK_FLOW_PORT_BASE", PORT_BASE))
    name = "flows" if base == PORT_BASE else f"flows-{base}"
    running = RunningStack(Stack(ROOT / ".local" / name, base), process_names(), Console(stderr=True))
    running.down()
    running.wipe()
    try:
        running.up()
        yield FlowStack(running)
    finally:
        running.down()
