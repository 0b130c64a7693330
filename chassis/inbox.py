"""The inbox: once per event, and never back to an older version, in the transaction of the effect."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from chassis.cloudevents import Delivery
from chassis.tables import inbox, seen_version
from chassis.work import Work


async def take_fresh(work: Work, consumer: str, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Of these deliveries, in their order, those not handled before and newer than what was seen.

    Writes inbox and version rows for the whole batch in four statements, so an effect and the note of it are
    one transaction. Two consumers that hold one aggregate at once (a rebalance) wait for each other here.
    """
    if not deliveries:
        return []
    unhandled = await _take_ids(work, consumer, deliveries)
    fresh: list[Delivery] = []
    newest: dict[tuple[str, str], int] = {}
    seen = await _locked_versions(work, consumer, unhandled)
    for delivery in unhandled:
        aggregate = (delivery.origin.topic, delivery.subject)
        if delivery.sequence > max(newest.get(aggregate, 0), seen.get(aggregate, 0)):
            newest[aggregate] = delivery.sequence
            fresh.append(delivery)
    await _raise_versions(work, consumer, newest)
    return fresh


async def _take_ids(work: Work, consumer: str, deliveries: Sequence[Delivery]) -> list[Delivery]:
    # Sorted: two transactions that share ids take their locks in one order.
    ids = sorted({delivery.event_id for delivery in deliveries})
    statement = insert(inbox).on_conflict_do_nothing().returning(inbox.c.event_id)
    taken = await work.run(statement.values([{"consumer": consumer, "event_id": i} for i in ids]))
    left = set(taken.scalars().all())
    result = []
    for delivery in deliveries:
        if delivery.event_id in left:
            left.remove(delivery.event_id)
            result.append(delivery)
    return result


async def _locked_versions(work: Work, consumer: str, deliveries: Sequence[Delivery]) -> dict[tuple[str, str], int]:
    """The version seen of each aggregate, locked; of a new one a row with 0, or there would be nothing to lock."""
    if not deliveries:
        return {}
    wanted = {(delivery.origin.topic, delivery.subject) for delivery in deliveries}
    columns = (seen_version.c.topic, seen_version.c.subject, seen_version.c.version)
    rows = await work.run(
        select(*columns)
        .where(seen_version.c.consumer == consumer, seen_version.c.subject.in_(sorted({s for _, s in wanted})))
        .order_by(seen_version.c.topic, seen_version.c.subject)
        .with_for_update()
    )
    seen = {(row.topic, row.subject): row.version for row in rows}
    unknown = sorted(wanted - seen.keys())
    if unknown:
        statement = insert(seen_version).values(
            [{"consumer": consumer, "topic": topic, "subject": subject, "version": 0} for topic, subject in unknown]
        )
        made = await work.run(
            statement.on_conflict_do_update(
                index_elements=["consumer", "topic", "subject"], set_={"version": seen_version.c.version}
            ).returning(*columns)
        )
        seen |= {(row.topic, row.subject): row.version for row in made}
    return seen


async def _raise_versions(work: Work, consumer: str, newest: dict[tuple[str, str], int]) -> None:
    if not newest:
        return
    rows = [
        {"consumer": consumer, "topic": topic, "subject": subject, "version": version}
        for (topic, subject), version in sorted(newest.items())
    ]
    statement = insert(seen_version).values(rows)
    await work.run(
        statement.on_conflict_do_update(
            index_elements=["consumer", "topic", "subject"],
            set_={"version": statement.excluded.version},
            where=seen_version.c.version < statement.excluded.version,
        )
    )
