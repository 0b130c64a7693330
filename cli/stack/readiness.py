"""Whether a process really serves: asked directly, so that an answer is never older than the question."""

import socket
import subprocess
import time
from collections.abc import Callable

import httpx

from cli.stack.processes import Process
from cli.stack.supervisor import State, Supervisor

PATIENCE_SECONDS = 120.0
PAUSE_SECONDS = 0.1
CRASHES = 3
"""Restarts after which waiting longer is pointless."""


class NotReady(Exception):
    """A process died or did not become ready; `name` says whose log to show."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name = name


def serves(process: Process) -> bool:
    """One direct question: to its readiness address, by its own command, or to its port."""
    if process.ready_command:
        return subprocess.run(process.ready_command, capture_output=True, check=False).returncode == 0
    if process.ready_url:
        try:
            return httpx.get(process.ready_url, timeout=2.0).is_success
        except httpx.HTTPError:
            return False
    try:
        with socket.create_connection(("127.0.0.1", process.ready_port), timeout=1.0):
            return True
    except OSError:
        return False


def is_ready(process: Process, state: State | None) -> bool:
    """Done, for what runs once; running and serving, for the rest."""
    if state is None:
        return False
    if process.once:
        return state.status == "Completed" and state.exit_code == 0
    return state.running and serves(process)


def await_ready(
    supervisor: Supervisor,
    processes: list[Process],
    *,
    ready: Callable[[str, float], None] = lambda _name, _seconds: None,
    seconds: float = PATIENCE_SECONDS,
    crashes: int | None = CRASHES,
) -> None:
    """Wait for all of them, telling each as it becomes ready; the first that died ends the waiting."""
    begun = time.monotonic()
    waiting = {process.name: process for process in processes}
    while waiting:
        states = supervisor.states()
        for name, process in list(waiting.items()):
            state = states.get(name)
            if is_ready(process, state):
                del waiting[name]
                ready(name, time.monotonic() - begun)
            elif state and (state.failed or (crashes is not None and state.restarts >= crashes)):
                raise NotReady(name, f"ended ({state.status}, exit code {state.exit_code})")
        if waiting and time.monotonic() - begun > seconds:
            name = next(iter(waiting))
            raise NotReady(name, f"was not ready after {seconds:.0f} s")
        if waiting:
            time.sleep(PAUSE_SECONDS)
