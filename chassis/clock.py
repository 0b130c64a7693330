"""Time that all processes share: the database's, kept by a monotonic offset."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

DRIFT = 1e-4  # seconds that two clocks may part in a second


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
        self._doubt = float("inf")

    def adjust(self, database_time: datetime, *, asked_at: float | None = None) -> None:
        """Take over what the database said, in answer to a question of that monotonic time: it spoke halfway.

        A slow answer tells less than a quick one of before, and is passed over while the two agree.
        """
        answered_at = time.monotonic()
        doubt = float("inf") if asked_at is None else (answered_at - asked_at) / 2
        spoke_at = answered_at if asked_at is None else asked_at + doubt
        known = self._doubt + (spoke_at - self._read_at) * DRIFT
        apart = abs((database_time - self._at(spoke_at)).total_seconds())
        if asked_at is None or doubt <= known or apart > doubt + known:
            self._read_at, self._database_time, self._doubt = spoke_at, database_time, doubt

    def now(self) -> datetime:
        """The database's time, as of this instant."""
        return self._at(time.monotonic())

    def _at(self, moment: float) -> datetime:
        return self._database_time + timedelta(seconds=moment - self._read_at)


class FixedClock:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant that was set."""
        return self.at
