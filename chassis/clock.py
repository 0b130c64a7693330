"""Time that all processes share: the database's, kept by a monotonic offset."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time; a test may hold its hands."""

    def now(self) -> datetime:
        """Aware, in UTC."""


class DatabaseClock:
    """The database's time plus what has passed since it was read.

    A host whose own clock is wrong neither opens nor closes a deadline. `adjust` is called at start and
    every half minute; between two calls the monotonic clock carries on.
    """

    def __init__(self) -> None:
        self._read_at = time.monotonic()
        self._database_time = datetime.now(UTC)

    def adjust(self, database_time: datetime) -> None:
        """Take over what the database said just now."""
        self._read_at, self._database_time = time.monotonic(), database_time

    def now(self) -> datetime:
        """The database's time, as of this instant."""
        return self._database_time + timedelta(seconds=time.monotonic() - self._read_at)


class FixedClock:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant that was set."""
        return self.at
