"""The inbox port over the simulated server, in the transaction of a session."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from uuid import UUID

from chassis.inbox import Aggregate, Noted
from chassis.work import Work
from tests.simulation.session import SimulatedSession


class SimulatedInbox:
    """The notes of one consumer; rows are locked in one order, as everywhere."""

    def __init__(self, work: Work, consumer: str) -> None:
        session = work._session
        if not isinstance(session, SimulatedSession):
            raise TypeError(type(session).__name__)
        self._session: SimulatedSession = session
        self._consumer: str = consumer

    async def note(self, ids: AbstractSet[UUID], newest: Mapping[Aggregate, int]) -> Noted:
        """A key that another transaction is inserting is waited for; a new aggregate had version 0."""
        async with self._session.asked() as (server, transaction):
            new, before = set(), {}
            for event_id in sorted(ids):
                key = ("inbox", (self._consumer, event_id))
                await server.lock(transaction, key)
                if server.row(transaction, key) is None:
                    transaction.writes[key] = {}
                    new.add(event_id)
            for aggregate in sorted(newest):
                seen = ("seen_version", (self._consumer, *aggregate))
                await server.lock(transaction, seen)
                before[aggregate] = (server.row(transaction, seen) or {"version": 0})["version"]
                transaction.writes[seen] = {"version": max(before[aggregate], newest[aggregate])}
            return Noted(new, before)
