"""Many seeds over several processes, in stripes that are handed out as they get done."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache
from multiprocessing import get_context

from tests.simulation.seeds import Failure, quiet, run_seed

STRIPE = 50


@cache
def _settle() -> None:
    """Once in a process: frozen again later, the rings of worlds that have ended would stay for ever."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # worlds are small and short; looking for their rings all the time is not


def run_stripe(seeds: Sequence[int]) -> Failure | None:
    """The first failure among these seeds."""
    _settle()
    with quiet():
        return next((failure for seed in seeds if (failure := run_seed(seed)) is not None), None)


def run_seeds(first: int, count: int, *, processes: int) -> Iterator[tuple[int, Failure | None]]:
    """How many seeds are done, again and again, and a failure when one was found; it is the last thing told."""
    stripes = iter([range(start, min(start + STRIPE, first + count)) for start in range(first, first + count, STRIPE)])
    if processes == 1:
        yield from ((len(stripe), run_stripe(stripe)) for stripe in stripes)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        running: dict[Future[Failure | None], int] = {}
        while True:
            while len(running) < processes + 1 and (stripe := next(stripes, None)) is not None:
                running[pool.submit(run_stripe, stripe)] = len(stripe)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
