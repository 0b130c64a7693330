"""Failpoints: named places where a test ends the process. Production wiring has none, and a test asserts that.

A failpoint marks a moment between two steps that together must be all or nothing; what happens there is decided by
the object that a test puts in place of `NONE` after the application was built.
"""

from typing import Protocol


class Failpoints(Protocol):
    """What is told when a process comes by a failpoint."""

    async def reach(self, point: str) -> None:
        """Return, raise, or never return."""


class NoFailpoints:
    """Nothing happens anywhere."""

    async def reach(self, point: str) -> None:
        """Go on."""


NONE: Failpoints = NoFailpoints()

# The moments of the chassis, in the order in which one request or event comes by them.
BEFORE_BEGIN = "work.before-begin"
ROWS_WRITTEN = "work.rows-written"  # rows are flushed, their events are not
BEFORE_COMMIT = "work.before-commit"
COMMITTED = "work.committed"
RELAY_CLAIMED = "relay.claimed"
RELAY_SENT = "relay.sent"
RELAY_ACKED = "relay.acked"
RELAY_DELETED = "relay.deleted"
EVENTS_FETCHED = "consumer.fetched"
EVENTS_NOTED = "consumer.noted"  # inbox rows are in, no handler has run
EVENTS_COMMITTED = "consumer.committed"  # the offsets are not
