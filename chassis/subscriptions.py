"""What a service hears from one producer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from opentelemetry.trace import SpanKind
from pydantic import BaseModel, ValidationError

from chassis.cloudevents import Delivery, Poison
from chassis.telemetry import continued, trace_id, tracer
from chassis.work import Work

EventT = TypeVar("EventT", bound=BaseModel)
Handler = Callable[[EventT, Work], Awaitable[None]]


def family(event_type: str) -> str:
    """The type without its version."""
    return event_type.rpartition(".v")[0]


@dataclass
class Subscriptions:
    """Event class → handler. `@hears.on(ItemApproved)` above `async def handler(event, work)`.

    A handler runs at most once for an event and never for a version older than one it has seen: it holds no
    check of its own. It refuses by DomainError (the event is parked) and leaves every other error alone.
    """

    producer: str
    handlers: dict[str, tuple[type[BaseModel], Handler[Any]]] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)

    def on(self, event_class: type[EventT]) -> Callable[[Handler[EventT]], Handler[EventT]]:
        """Register the handler of one event class; a second one for the same class is a programming error."""

        def register(handler: Handler[EventT]) -> Handler[EventT]:
            event_type, topic = _published_as(event_class)
            if event_type in self.handlers:
                raise ValueError(f"{event_type} has a handler already")
            self.handlers[event_type] = (event_class, handler)
            self.topics.add(topic)
            return handler

        return register


class Hearing:
    """All subscriptions of one consumer, looked up by type."""

    def __init__(self, *subscriptions: Subscriptions) -> None:
        self._handlers = {t: h for each in subscriptions for t, h in each.handlers.items()}
        self._families = {family(event_type) for event_type in self._handlers}
        self.topics = sorted({topic for each in subscriptions for topic in each.topics})
        self.types = sorted(self._handlers)

    def concerns(self, delivery: Delivery) -> bool:
        """Whether this consumer cares. A type it has never heard of is not its business; a version of a
        family that it handles, but does not know, is poison: acting on half of the facts would be worse."""
        event_type = delivery.event_type
        if event_type in self._handlers:
            return True
        if family(event_type) in self._families:
            raise Poison("schema-unknown", f"{event_type} is not known here")
        return False

    async def handle(self, delivery: Delivery, work: Work) -> None:
        """Decode and hand to the handler; Poison when the value does not fit the contract."""
        event_class, handler = self._handlers[delivery.event_type]
        if delivery.value is None:
            raise Poison("value-missing", "a record without a value")
        try:
            event = event_class.model_validate_json(delivery.value)
        except ValidationError as error:
            raise Poison("contract-violated", _without_values(error)) from error
        with (
            tracer.start_as_current_span(
                f"handle {delivery.event_type}", context=continued(delivery.headers), kind=SpanKind.CONSUMER
            ),
            structlog.contextvars.bound_contextvars(event_id=str(delivery.event_id), trace_id=trace_id()),
        ):
            await handler(event, work)


def _published_as(event_class: Any) -> tuple[str, str]:
    """Type and topic of an event class of the contracts."""
    return str(event_class.type), str(event_class.topic)


def _without_values(error: ValidationError) -> str:
    """Places and kinds of the faults; never the values, which may be personal."""
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['type']}" for e in error.errors(include_input=False)[:10])
