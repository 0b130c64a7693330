"""What a service hears from one producer."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import structlog
from opentelemetry.trace import SpanKind
from pydantic import BaseModel, ValidationError

from chassis.cloudevents import Delivery, Poison
from chassis.outbox import trace_headers
from chassis.telemetry import batch_span, continued, trace_id, tracer
from chassis.work import Work

EventT = TypeVar("EventT", bound=BaseModel)


@dataclass(frozen=True)
class Heard(Generic[EventT]):
    """One event of many, and the trace that it belongs to: what is published because of it goes on in that trace."""

    event: EventT
    trace: Mapping[str, str]


Handler = Callable[[EventT, Work], Awaitable[None]]
ManyHandler = Callable[[Sequence[Heard[EventT]], Work], Awaitable[None]]


def family(event_type: str) -> str:
    """The type without its version."""
    return event_type.rpartition(".v")[0]


@dataclass(frozen=True)
class Handling:
    """How one type is read, and by whom it is handled."""

    event_class: type[BaseModel]
    handler: Callable[[Any, Work], Awaitable[None]]
    takes_many: bool

    def read(self, delivery: Delivery) -> BaseModel:
        """The event; Poison when the value does not fit the contract."""
        if delivery.value is None:
            raise Poison("value-missing", "a record without a value")
        try:
            return self.event_class.model_validate_json(delivery.value)
        except ValidationError as error:
            raise Poison("contract-violated", _without_values(error)) from error


@dataclass
class Subscriptions:
    """Event class → handler. `@hears.on(ItemApproved)` above `async def handler(event, work)`.

    A handler runs at most once for an event and never for a version older than one it has seen: it holds no
    check of its own. It refuses by DomainError (the event is parked) and leaves every other error alone.
    """

    producer: str
    handlers: dict[str, Handling] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)

    def on(self, event_class: type[EventT]) -> Callable[[Handler[EventT]], Handler[EventT]]:
        """Register the handler of one event class; a second one for the same class is a programming error."""

        def register(handler: Handler[EventT]) -> Handler[EventT]:
            self._add(event_class, Handling(event_class, handler, takes_many=False))
            return handler

        return register

    def on_many(self, event_class: type[EventT]) -> Callable[[ManyHandler[EventT]], ManyHandler[EventT]]:
        """The same for a handler that takes a list of `Heard`, of as many aggregates: for what comes in floods."""

        def register(handler: ManyHandler[EventT]) -> ManyHandler[EventT]:
            self._add(event_class, Handling(event_class, handler, takes_many=True))
            return handler

        return register

    def _add(self, event_class: Any, handling: Handling) -> None:
        event_type = str(event_class.type)
        if event_type in self.handlers:
            raise ValueError(f"{event_type} has a handler already")
        self.handlers[event_type] = handling
        self.topics.add(str(event_class.topic))


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

    async def handle(self, deliveries: Sequence[Delivery], work: Work) -> None:
        """Decode and hand to the handlers: of one aggregate in their order, of different ones side by side.

        Poison when a value does not fit the contract.
        """
        for wave in waves(deliveries):
            for event_type, group in _by_type(wave).items():
                handling = self._handlers[event_type]
                if handling.takes_many:
                    await _handle_group(handling, group, work)
                else:
                    for delivery in group:
                        await _handle_one(handling, delivery, work)


def waves(deliveries: Sequence[Delivery]) -> list[list[Delivery]]:
    """The first delivery of each aggregate, then the second of each, and so on."""
    found: list[list[Delivery]] = []
    passed: dict[tuple[str, str], int] = {}
    for delivery in deliveries:
        aggregate = (delivery.origin.topic, delivery.subject)
        wave = passed.get(aggregate, 0)
        passed[aggregate] = wave + 1
        if wave == len(found):
            found.append([])
        found[wave].append(delivery)
    return found


def _by_type(deliveries: Sequence[Delivery]) -> dict[str, list[Delivery]]:
    groups: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        groups.setdefault(delivery.event_type, []).append(delivery)
    return groups


async def _handle_one(handling: Handling, delivery: Delivery, work: Work) -> None:
    event = handling.read(delivery)
    with _handled(delivery):
        await handling.handler(event, work)


async def _handle_group(handling: Handling, group: Sequence[Delivery], work: Work) -> None:
    events = [handling.read(delivery) for delivery in group]
    if len(group) == 1:
        with _handled(group[0]):
            await handling.handler([Heard(events[0], trace_headers())], work)
        return
    heard = [Heard(event, _trace_of(delivery)) for event, delivery in zip(events, group, strict=True)]
    with batch_span(f"handle {group[0].event_type}", SpanKind.CONSUMER, (each.trace for each in heard)):
        await handling.handler(heard, work)


@contextmanager
def _handled(delivery: Delivery) -> Iterator[None]:
    """A span that goes on in the trace of the event, and its ids on each log line."""
    name, context = f"handle {delivery.event_type}", continued(delivery.headers)
    with (
        tracer.start_as_current_span(name, context=context, kind=SpanKind.CONSUMER),
        structlog.contextvars.bound_contextvars(event_id=str(delivery.event_id), trace_id=trace_id()),
    ):
        yield


def _trace_of(delivery: Delivery) -> dict[str, str]:
    traceparent = delivery.headers.get("traceparent")
    return {"traceparent": traceparent} if traceparent else {}


def _without_values(error: ValidationError) -> str:
    """Places and kinds of the faults; never the values, which may be personal."""
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['type']}" for e in error.errors(include_input=False)[:10])
