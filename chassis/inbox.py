"""The inbox: once per event, and never back to an older version, in the transaction of the effect."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol
from uuid import UUID

from chassis.cloudevents import Delivery
from chassis.work import Work

Aggregate = tuple[str, str]
"""Topic and subject."""

TAKE = """insert into inbox (consumer, event_id)
  select $1, id from unnest($2::uuid[]) as id order by id
  on conflict do nothing returning event_id"""
LOCK = """select seen.topic, seen.subject, seen.version
  from unnest($2::text[], $3::text[]) as wanted (topic, subject)
  join seen_version seen on seen.consumer = $1 and seen.topic = wanted.topic and seen.subject = wanted.subject
  order by seen.topic, seen.subject for update of seen"""
LOCK_NEW = """insert into seen_version as seen (consumer, topic, subject, version)
  select $1, topic, subject, 0 from unnest($2::text[], $3::text[]) as wanted (topic, subject) order by topic, subject
  on conflict (consumer, topic, subject) do update set version = seen.version
  returning seen.topic, seen.subject, seen.version"""
RAISE = """update seen_version seen set version = risen.version
  from unnest($2::text[], $3::text[], $4::bigint[]) as risen (topic, subject, version)
  where seen.consumer = $1 and seen.topic = risen.topic and seen.subject = risen.subject"""


class InboxRows(Protocol):
    """One consumer's notes of what it has handled, in the transaction of the effects.

    Two transactions that touch the same event or aggregate wait for each other, so that the later one sees what
    the earlier one committed. Rows are taken in one order everywhere: no two wait for each other in a ring.
    """

    async def take_ids(self, ids: AbstractSet[UUID]) -> AbstractSet[UUID]:
        """Note these events as handled; those that were not noted before."""

    async def lock_versions(self, aggregates: AbstractSet[Aggregate]) -> Mapping[Aggregate, int]:
        """The newest version applied of each, 0 of a new one; nobody else reads them until we are done."""

    async def raise_versions(self, newest: Mapping[Aggregate, int]) -> None:
        """Note newer versions of aggregates that are locked."""


async def take_fresh(rows: InboxRows, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Of these deliveries, in their order, those not handled before and newer than what was seen.

    An effect and the note of it are one transaction. Two consumers that hold one aggregate at once (a rebalance)
    wait for each other here.
    """
    if not deliveries:
        return []
    identified = [(delivery.event_id, delivery) for delivery in deliveries]
    left = set(await rows.take_ids({event_id for event_id, _ in identified}))
    unhandled: list[tuple[Aggregate, Delivery]] = []
    for event_id, delivery in identified:
        if event_id in left:
            left.remove(event_id)
            unhandled.append(((delivery.origin.topic, delivery.subject), delivery))
    if not unhandled:
        return []
    seen = await rows.lock_versions({aggregate for aggregate, _ in unhandled})
    newest, fresh = _newer(unhandled, seen)
    if newest:
        await rows.raise_versions(newest)
    return fresh


def _newer(
    unhandled: Sequence[tuple[Aggregate, Delivery]], seen: Mapping[Aggregate, int]
) -> tuple[dict[Aggregate, int], list[Delivery]]:
    """Each step up is fresh; a step back, or to the same version again, is not."""
    newest: dict[Aggregate, int] = {}
    fresh: list[Delivery] = []
    for aggregate, delivery in unhandled:
        sequence = delivery.sequence
        if sequence > newest.get(aggregate, seen[aggregate]):
            newest[aggregate] = sequence
            fresh.append(delivery)
    return newest, fresh


class PostgresInbox:
    """The inbox tables; one statement a step however many events there are."""

    def __init__(self, work: Work, consumer: str) -> None:
        self._work = work
        self._consumer = consumer

    async def take_ids(self, ids: AbstractSet[UUID]) -> AbstractSet[UUID]:
        """Who comes second waits here until the first has ended."""
        return {row[0] for row in await self._work.fetch(TAKE, self._consumer, list(ids))}

    async def lock_versions(self, aggregates: AbstractSet[Aggregate]) -> Mapping[Aggregate, int]:
        """Known aggregates are only locked; a new one gets a row with 0, or there would be nothing to lock."""
        seen = await self._versions(LOCK, aggregates)
        unknown = aggregates - seen.keys()
        return {**seen, **await self._versions(LOCK_NEW, unknown)} if unknown else seen

    async def raise_versions(self, newest: Mapping[Aggregate, int]) -> None:
        """The rows exist: `lock_versions` made them."""
        topics, subjects = zip(*newest, strict=True)
        await self._work.fetch(RAISE, self._consumer, topics, subjects, list(newest.values()))

    async def _versions(self, statement: str, aggregates: AbstractSet[Aggregate]) -> dict[Aggregate, int]:
        topics, subjects = zip(*aggregates, strict=True)
        found = await self._work.fetch(statement, self._consumer, topics, subjects)
        return {(topic, subject): version for topic, subject, version in found}
