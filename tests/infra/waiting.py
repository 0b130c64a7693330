"""The one way to wait in a test: ask again until it is so, with a deadline."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, overload

ResultT = TypeVar("ResultT")
PAUSE_SECONDS = 0.02


@overload
async def eventually(
    probe: Callable[[], Awaitable[ResultT]], *, within: float = ..., pause: float = ...
) -> ResultT: ...
@overload
async def eventually(probe: Callable[[], ResultT], *, within: float = ..., pause: float = ...) -> ResultT: ...
async def eventually(probe: Callable[[], Any], *, within: float = 10.0, pause: float = PAUSE_SECONDS) -> Any:
    """What the probe gives once it is true. A failed assertion in the probe counts as not yet; past the deadline
    it is raised as it is, so that the report shows what was last seen."""
    deadline = time.monotonic() + within
    while True:
        refusal, result = None, None
        try:
            found = probe()
            result = await found if inspect.isawaitable(found) else found
        except AssertionError as error:
            refusal = error
        if refusal is None and result:
            return result
        if time.monotonic() >= deadline:
            raise refusal or AssertionError(f"not so within {within} s; last seen: {result!r}")
        await asyncio.sleep(pause)
