"""The inbox port over the simulated server, in the transaction of a session."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from uuid import UUID

from chassis.inbox import Aggregate
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

    async def take_ids(self, ids: AbstractSet[UUID]) -> AbstractSet[UUID]:
        """A key that another transaction is inserting is waited for."""
        async with self._session.asked() as (server, transaction):
            taken = set()
            for event_id in sorted(ids):
                key = ("inbox", (self._consumer, event_id))
                await server.lock(transaction, key)
                if server.row(transaction, key) is None:
                    transaction.writes[key] = {}
                    taken.add(event_id)
            return taken

    async def lock_versions(self, aggregates: AbstractSet[Aggregate]) -> Mapping[Aggregate, int]:
        """A new aggregate gets a row with 0."""
        async with self._session.asked() as (server, transaction):
            seen = {}
            for aggregate in sorted(aggregates):
                key = ("seen_version", (self._consumer, *aggregate))
                await server.lock(transaction, key)
                row = server.row(transaction, key) or {"version": 0}
                transaction.writes[key] = row
                seen[aggregate] = row["version"]
            return seen

    async def raise_versions(self, newest: Mapping[Aggregate, int]) -> None:
        """The rows are ours."""
        async with self._session.asked() as (_, transaction):
            for aggregate, version in newest.items():
                transaction.writes["seen_version", (self._consumer, *aggregate)] = {"version": version}
