"""The inbox: once per event, and never back to an older version, in the transaction of the effect."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Protocol
from uuid import UUID

from chassis.cloudevents import Delivery
from chassis.work import Work

Aggregate = tuple[str, str]
"""Topic and subject."""

# One round trip. Both tables are reached by their keys alone, whatever the planner believes of them; who finds a row
# that another transaction is writing waits, and then sees what that one has committed.
NOTE = """with taken as (
    insert into inbox (consumer, event_id)
    select $1, id from unnest($2::uuid[]) as id order by id
    on conflict do nothing returning event_id
  ), raised as (
    insert into seen_version as seen (consumer, topic, subject, version)
    select $1, * from unnest($3::text[], $4::text[], $5::bigint[]) as told (topic, subject, version)
    order by topic, subject
    on conflict (consumer, topic, subject)
    do update set previous = seen.version, version = greatest(seen.version, excluded.version)
    returning topic, subject, previous
  )
  select event_id, null as topic, null as subject, null as previous from taken
  union all select null, topic, subject, previous from raised"""


class Noted(NamedTuple):
    """What a note found: the events that were not noted before, and the version of each aggregate before it."""

    new: AbstractSet[UUID]
    before: Mapping[Aggregate, int]


class InboxRows(Protocol):
    """One consumer's notes of what it has handled, in the transaction of the effects.

    Two transactions that touch the same event or aggregate wait for each other, so that the later one sees what
    the earlier one committed. Rows are taken in one order everywhere: no two wait for each other in a ring.
    """

    async def note(self, ids: AbstractSet[UUID], newest: Mapping[Aggregate, int]) -> Noted:
        """Note these events as handled and these versions as seen; a version never sinks, a new aggregate had 0."""


async def take_fresh(rows: InboxRows, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Of these deliveries, in their order, those not handled before and newer than what was seen.

    An effect and the note of it are one transaction. Two consumers that hold one aggregate at once (a rebalance)
    wait for each other here. What was handled before may be noted again: its version was seen with it.
    """
    if not deliveries:
        return []
    newest: dict[Aggregate, int] = {}
    for delivery in deliveries:
        aggregate = delivery.origin.topic, delivery.subject
        newest[aggregate] = max(delivery.sequence, newest.get(aggregate, 0))
    noted = await rows.note({delivery.event_id for delivery in deliveries}, newest)
    return _newer(_unhandled(deliveries, noted.new), noted.before)


def _unhandled(deliveries: Sequence[Delivery], new: AbstractSet[UUID]) -> list[Delivery]:
    """Each new event once, where it stands first."""
    left, unhandled = set(new), []
    for delivery in deliveries:
        if delivery.event_id in left:
            left.remove(delivery.event_id)
            unhandled.append(delivery)
    return unhandled


def _newer(unhandled: Sequence[Delivery], before: Mapping[Aggregate, int]) -> list[Delivery]:
    """Each step up is fresh; a step back, or to the same version again, is not."""
    seen = dict(before)
    fresh = []
    for delivery in unhandled:
        aggregate = delivery.origin.topic, delivery.subject
        if delivery.sequence > seen[aggregate]:
            seen[aggregate] = delivery.sequence
            fresh.append(delivery)
    return fresh


class PostgresInbox:
    """The inbox tables."""

    def __init__(self, work: Work, consumer: str) -> None:
        self._work = work
        self._consumer = consumer

    async def note(self, ids: AbstractSet[UUID], newest: Mapping[Aggregate, int]) -> Noted:
        """One statement however many events there are."""
        topics, subjects = [topic for topic, _ in newest], [subject for _, subject in newest]
        rows = await self._work.fetch(NOTE, self._consumer, list(ids), topics, subjects, list(newest.values()))
        new = {event_id for event_id, *_ in rows if event_id is not None}
        return Noted(new, {(topic, subject): previous for _, topic, subject, previous in rows if topic is not None})
