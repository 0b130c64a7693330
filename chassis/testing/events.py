"""Events in and out of a service without a broker: the outbox as it stands, and a delivery as Kafka would make it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select

from chassis.clock import DatabaseClock
from chassis.cloudevents import Delivery, Origin
from chassis.database import Database
from chassis.outbox import Publishable, outbox_row
from chassis.tables import outbox

_offsets: dict[str, int] = {}


@dataclass(frozen=True)
class Published:
    """An event in the outbox."""

    type: str
    topic: str
    subject: str
    version: int
    event_id: UUID
    data: dict[str, Any]
    headers: dict[str, str]


async def published(database: Database, *, type_prefix: str = "") -> list[Published]:
    """What waits in the outbox, in the order of writing."""
    async with database.connection() as connection:
        rows = (await connection.execute(select(outbox).order_by(outbox.c.id))).all()
    events = [
        Published(
            type=row.headers["ce_type"],
            topic=row.topic,
            subject=row.key,
            version=int(row.headers["ce_sequence"]),
            event_id=row.event_id,
            data=orjson.loads(row.payload),
            headers=row.headers,
        )
        for row in rows
    ]
    return [each for each in events if each.type.startswith(type_prefix)]


def deliver(event: Publishable, *, source: str = "test") -> Delivery:
    """The event as a consumer gets it; each call is a new event with an id and an offset of its own."""
    row = outbox_row(event, source=source, at=DatabaseClock().now())
    topic = row["topic"]
    _offsets[topic] = _offsets.get(topic, -1) + 1
    return Delivery(
        origin=Origin(topic, 0, _offsets[topic]),
        key=row["key"].encode(),
        value=row["payload"].encode(),
        headers={name: str(value) for name, value in row["headers"].items()},
    )
