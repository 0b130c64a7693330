"""Times of single events: an open loop that never waits for an answer, and how slow the slowest were."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence

SEED = 4


def percentile(times: Sequence[float], share: float) -> float:
    """The time that so many did not exceed; 0 of none."""
    if not times:
        return 0.0
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def open_loop(rate: float, seconds: float, act: Callable[[int, float], Awaitable[None]]) -> int:
    """Begin `act(0, due)`, `act(1, due)` … at random instants, so many a second, whether the earlier ones have ended or
    not. Whoever measures from the instant that was due cannot miss a stall. Returns how many, once all have ended."""
    chance, begun = random.Random(SEED), time.monotonic()  # noqa: S311 -- arrivals, not secrets
    at, number, running = 0.0, 0, set[asyncio.Task[None]]()
    while (at := at + chance.expovariate(rate)) < seconds:
        await asyncio.sleep(max(0.0, begun + at - time.monotonic()))
        task = asyncio.ensure_future(act(number, begun + at))
        running.add(task)
        task.add_done_callback(running.discard)
        number += 1
    await asyncio.gather(*running)
    return number
