"""The processes of a stack as the machine sees them: found, killed, looked at. Never waits for their supervisor."""

import os
import signal
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from cli.stack.processes import MARK, service_processes
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

PAGE = 4096
BROKER = b"kafka.Kafka"
SERVES_WITHIN = 120.0


def pids_of(stack: FlowStack) -> dict[str, int]:
    """The processes of the services, and the broker, by name; what is not running is not there."""
    mark = f"{MARK}={stack.stack.data}".encode()
    found: dict[str, int] = {}
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            environment, command = (place / "environ").read_bytes(), (place / "cmdline").read_bytes()
        except OSError:
            continue
        variables = environment.split(b"\0")
        if mark in variables:
            name = next((v.split(b"=", 1)[1] for v in variables if v.startswith(b"OPENWEEK_INSTANCE=")), b"").decode()
            name = "kafka" if BROKER in command.split(b"\0") else name
            # A child (one photo, one film) has the same environment; its parent is older.
            if name and (name not in found or int(place.name) < found[name]):
                found[name] = int(place.name)
    return found


def kill(stack: FlowStack, name: str) -> None:
    """SIGKILL to a process and its children; the supervisor starts it anew after a second."""
    os.killpg(pids_of(stack)[name], signal.SIGKILL)


def send(stack: FlowStack, name: str, sent: signal.Signals) -> None:
    """A signal to one process."""
    os.kill(pids_of(stack)[name], sent)


async def serving(stack: FlowStack, *names: str, within: float = SERVES_WITHIN) -> None:
    """Returns when all of them serve."""
    for name in names:
        await serving_at(f"{stack.stack.http(name)}/readyz", within=within)


async def serving_at(url: str, *, within: float = SERVES_WITHIN) -> None:
    """Returns when the address answers with success."""
    await eventually(partial(_ready, url), within=within, pause=0.2)


async def _ready(url: str) -> bool:
    async with httpx.AsyncClient(timeout=5) as client:
        try:
            return (await client.get(url)).is_success
        except httpx.HTTPError as error:
            raise AssertionError(f"{url}: {error}") from error


def process_facts(stack: FlowStack) -> dict[str, Any]:
    """Of each process of the services: pid, resident bytes, open descriptors."""
    pids = pids_of(stack)
    return {"processes": {name: _facts(pids[name]) for name in service_processes() if name in pids}}


def _facts(pid: int) -> dict[str, int]:
    """Zeroes where the process is gone."""
    place = Path(f"/proc/{pid}")
    try:
        resident = int((place / "statm").read_text().split()[1]) * PAGE
        return {"pid": pid, "rss": resident, "descriptors": len(list((place / "fd").iterdir()))}
    except OSError:
        return {"pid": pid, "rss": 0, "descriptors": 0}
