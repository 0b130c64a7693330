"""One kill -9 at one point of one process, and the next life that process-compose gives it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from cli.client import Refused
from tests.faults.plan import Fate
from tests.faults.stack import FaultStack
from tests.infra.waiting import eventually

DIES_WITHIN = 60.0
BACK_WITHIN = 120.0  # two to three seconds on a machine that has nothing else to do
PASSES = 3


@dataclass(frozen=True)
class CrashPoint:
    """Where in which process."""

    process: str
    kill_at: str
    only_in: str = ""


def passes_of(repeat: int) -> int:
    """At which coming-by the process dies in this repeat: the first, the second, the third, the first …"""
    return (repeat - 1) % PASSES + 1


@asynccontextmanager
async def killed_at(stack: FaultStack, point: CrashPoint, *, on_pass: int = 1) -> AsyncIterator[None]:
    """What is done inside brings the process by the point. On leaving it has died there; it is not yet back."""
    stack.doom(**{point.process: Fate(point.kill_at, on_pass=on_pass, only_in=point.only_in)})

    yield

    pid = await eventually(lambda: stack.plan.victim(point.process), within=DIES_WITHIN)
    await eventually(lambda: not Path(f"/proc/{pid}").exists(), within=DIES_WITHIN)


async def in_vain(asked: Awaitable[Any]) -> None:
    """No good answer arrives in full: the process that was to give it died."""
    with pytest.raises((Refused, httpx.TransportError)) as told:
        await asked
    if isinstance(told.value, Refused):
        assert told.value.status in {502, 503, 504}, told.value


async def back(stack: FaultStack, process: str) -> None:
    """The process serves again: process-compose started it anew, nobody else did anything."""
    await asyncio.to_thread(stack.wait_ready, process, seconds=BACK_WITHIN)
