"""An event loop whose time is a number: no wait takes time, no thread runs, and one seed is one course of events.

Ready callbacks run in the order in which they became ready, as asyncio promises; what is left to chance is how long
each call to a store takes, and with that which of two comes first.
"""

import asyncio
import heapq
from collections.abc import Callable
from typing import Any

TURNS = 60_000


class Stalled(Exception):
    """Everybody waits for somebody else: nothing will ever happen again."""


class Runaway(Exception):
    """The course of events does not come to its end."""


class VirtualLoop(asyncio.BaseEventLoop):
    """Moves its clock on to the next timer whenever nothing is ready."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._turns = 0
        self.thread_delay: Callable[[], float] = lambda: 0.0

    def time(self) -> float:
        """Seconds since the beginning of the seed."""
        return self._now

    def run_in_executor(  # type: ignore[override]  # of the base class it is wider; threads are not to be had here
        self, executor: object, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """What a thread would do happens at one moment, later."""
        future = self.create_future()
        self.call_later(self.thread_delay(), _answer, future, func, args)
        return future

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """What a killed process leaves unread is nobody's concern."""

    def _run_once(self) -> None:
        self._turns += 1
        if self._turns > TURNS:
            raise Runaway(f"{TURNS} turns, {self._now:.0f} s")
        ready: Any = self._ready  # type: ignore[attr-defined]  # asyncio's own queue
        if not ready:
            self._move_on(ready)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _move_on(self, ready: Any) -> None:
        scheduled: Any = self._scheduled  # type: ignore[attr-defined]  # asyncio's own heap
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False
        if not scheduled:
            raise Stalled
        self._now = max(self._now, scheduled[0]._when)
        while scheduled and scheduled[0]._when <= self._now:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)

    def _write_to_self(self) -> None:
        """Nobody calls from another thread."""

    def _process_events(self, event_list: object) -> None:
        """There are no sockets."""


def _answer(future: asyncio.Future[Any], func: Callable[..., Any], args: tuple[Any, ...]) -> None:
    try:
        result = func(*args)
    except Exception as error:  # noqa: BLE001 -- carried to whoever waits
        if not future.done():
            future.set_exception(error)
    else:
        if not future.done():
            future.set_result(result)
