"""The hook object of the test-only build: it ends its own process where the plan says so."""

import asyncio
import os
import signal
from contextvars import ContextVar

from chassis.failpoints import RELAY_SENT
from tests.faults.plan import Fate, Plan

CAUSE: ContextVar[str] = ContextVar("cause", default="")
"""What the running task is at: a request ("POST /api/… HTTP/1.1") or a batch (the types of its events)."""

LEAVING_SECONDS = 0.05
"""Bytes that were handed to a socket get this long to leave before the process ends."""


class KillHere:
    """Ends the process at the chosen pass by the chosen point: SIGKILL, no handler runs, nothing is flushed."""

    def __init__(self, plan: Plan, name: str) -> None:
        self._plan = plan
        self._name = name
        self._edition = (-1, -1)
        self._fate = Fate()
        self._passes = 0

    async def reach(self, point: str) -> None:
        """Count, and die when it is time."""
        if self.is_time(point):
            if point == RELAY_SENT:
                await asyncio.sleep(LEAVING_SECONDS)  # not a wait: bytes leave
            self.die()

    def is_time(self, point: str) -> bool:
        """Whether this pass is the one; counts it."""
        fate = self._armed()
        if point != fate.kill_at or fate.only_in not in CAUSE.get():
            return False
        self._passes += 1
        return self._passes == fate.on_pass and not fate.mark(self._plan.path, self._name).exists()

    def die(self) -> None:
        """Leave the mark, and end."""
        pid = os.getpid()
        self._fate.mark(self._plan.path, self._name).write_text(str(pid))
        os.kill(pid, signal.SIGKILL)

    def _armed(self) -> Fate:
        """The fate as the plan has it now; a new one is counted from its arming."""
        edition = self._plan.edition()
        if edition != self._edition:
            fate = self._plan.read().get(self._name, Fate())
            if fate != self._fate:
                self._fate, self._passes = fate, 0
            self._edition = edition
        return self._fate
