"""Event → outbox row, in the transaction of the change that it tells of."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from opentelemetry import propagate

from chassis.rows import new_id

LANES = 16
SPEC_VERSION = "1.0"


class Publishable(Protocol):
    """What can be published: an event of the contracts, seen without knowing which."""

    type: ClassVar[Any]
    topic: ClassVar[Any]

    @property
    def version(self) -> int:
        """The aggregate's version after the fact."""

    @property
    def subject(self) -> UUID:
        """The aggregate's id."""

    @property
    def order_key(self) -> str:
        """What is sent in the order of writing together; the aggregate's id unless a topic is one order."""

    def payload(self) -> bytes:
        """The record's value."""


def lane_of(key: str) -> int:
    """The lane of an order key; fixed for ever, since order is kept within a lane only."""
    return zlib.crc32(key.encode()) % LANES


def outbox_row(
    event: Publishable, *, source: str, at: datetime, trace: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The outbox row of an event: CloudEvents 1.0.2 headers, binary mode, and the trace that caused it."""
    event_id, key = new_id(), str(event.subject)
    headers = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": str(event_id),
        "ce_source": f"/openweek/{source}",
        "ce_type": str(event.type),
        "ce_subject": key,
        "ce_sequence": str(event.version),
        "ce_time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "content-type": "application/json",
        "correlation_id": str(event_id),  # FastStream links a batch's spans by this header
        **(trace_headers() if trace is None else trace),
    }
    return {
        "lane": lane_of(event.order_key),
        "topic": str(event.topic),
        "key": key,
        "event_id": event_id,
        "headers": headers,
        "payload": event.payload().decode(),
        "order_key": None if event.order_key == key else event.order_key,
    }


def trace_headers() -> Mapping[str, str]:
    """`traceparent` of the running span, so that the trace goes on in the consumer."""
    carrier: dict[str, str] = {}
    propagate.inject(carrier)
    return {name: carrier[name] for name in ("traceparent",) if name in carrier}
