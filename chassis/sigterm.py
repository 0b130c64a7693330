"""A process that is told to stop lets go of those who wait in it."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def let_go_at_sigterm(let_go: Callable[[], None]) -> Iterator[None]:
    """Call `let_go` at once when the process is told to stop: the server gives requests less time than they may wait
    for. The server's own handler runs after ours; without one (tests) there is nothing to do."""
    servers, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()
    if not callable(servers) or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(let_go)
        servers(number, frame)

    signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) is stop:
            signal.signal(signal.SIGTERM, servers)
