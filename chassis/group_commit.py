"""Group commit: requests that wait for the same kind of write share one transaction.

While one group is being written, those who come gather; when it is done they are the next group. Nobody waits for
a timer: a request that comes alone is written alone, at once. A group's write gives back an outcome for each
member, or None for one that is to go its ordinary way by itself: a member that cannot be written thus never fails
its neighbours. When a group fails as a whole, every member goes its own way, and so finds out what became of it.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import structlog

from chassis.errors import StoreDown

log = structlog.get_logger(__name__)

LARGEST_GROUP = 64
LONGEST_QUEUE = 2000
AT_ONCE = 2  # one group is prepared while another waits for the database

Asked = TypeVar("Asked")
Outcome = TypeVar("Outcome")


class GroupCommit(Generic[Asked, Outcome]):
    """Gathers what is asked and has it written in groups by `write`, in the order of asking."""

    def __init__(self, write: Callable[[Sequence[Asked]], Awaitable[Sequence[Outcome | None]]]) -> None:
        self._write = write
        self._waiting: deque[tuple[Asked, asyncio.Future[Outcome | None]]] = deque()
        self._writing: set[asyncio.Task[None]] = set()

    async def ask(self, asked: Asked) -> Outcome | None:
        """The outcome, once it is committed; None when this one is to be done alone. StoreDown when too many wait."""
        if len(self._waiting) >= LONGEST_QUEUE:
            raise StoreDown("当前报送人数较多，请稍后用同一个 Idempotency-Key 重试", retry_after=1)
        outcome: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, outcome))
        if len(self._writing) < AT_ONCE:
            self._begin()
        return await outcome

    def _begin(self) -> None:
        task = asyncio.create_task(self._write_waiting(), name="group-commit")
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def _write_waiting(self) -> None:
        await asyncio.sleep(0)  # whoever was read from a socket in the same turn of the loop comes along
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(LARGEST_GROUP, len(self._waiting)))]
            for (_, outcome), found in zip(group, await self._outcomes([each for each, _ in group]), strict=True):
                if not outcome.done():  # the caller may have gone
                    outcome.set_result(found)

    async def _outcomes(self, group: Sequence[Asked]) -> Sequence[Outcome | None]:
        try:
            return await self._write(group)
        except Exception as error:  # noqa: BLE001 -- whatever it is: alone, each member gets its own answer
            log.warning("group goes apart", members=len(group), error=type(error).__name__)
            return [None] * len(group)
