"""Wrong ways to take an event."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from faststream.kafka.broker.registrator import KafkaRegistrator

from chassis import consumer, inbox
from chassis.cloudevents import Delivery
from chassis.consumer import Consumer
from chassis.inbox import Aggregate, Noted, PostgresInbox
from tests.faults.mutants.patching import original, replace


def ack_before_commit() -> None:
    """Offsets are committed when records are fetched (FastStream's default does so a moment later).

    A process that is killed before its transaction commits has passed over them: I7 (and I1).
    """
    subscriber, receive = original(KafkaRegistrator, "subscriber"), original(Consumer, "receive")
    made: list[Any] = []

    def remembered(broker: Any, *topics: str, **options: Any) -> Any:
        made.append(subscriber(broker, *topics, **options))
        return made[-1]

    async def hasty(taking: Consumer, deliveries: Sequence[Delivery]) -> None:
        await made[-1].consumer.commit()
        await receive(taking, deliveries)

    replace(KafkaRegistrator, "subscriber", remembered)
    replace(Consumer, "receive", hasty)


def no_inbox_key() -> None:
    """Nobody notes which events were handled: every delivery is a new event.

    No effect doubles here as long as the version guard stands; that nothing proves an event handled is I7.
    """

    note = original(PostgresInbox, "note")

    async def all_are_new(rows: PostgresInbox, ids: AbstractSet[UUID], newest: Mapping[Aggregate, int]) -> Noted:
        return Noted(ids, (await note(rows, set(), newest)).before)

    replace(PostgresInbox, "note", all_are_new)


def no_version_guard() -> None:
    """What comes is applied, whatever version was applied before.

    An older fact that comes late, under an id of its own, as a replay sends it, undoes the newer one: I6, I11.
    """

    def whatever_comes(unhandled: Sequence[Delivery], _before: Mapping[Aggregate, int]) -> list[Delivery]:
        return list(unhandled)

    replace(inbox, "_newer", whatever_comes)


def dead_letter_without_commit() -> None:
    """A poisonous event is passed over, and the note of it is not kept.

    The offset passes an event that left no trace: I7.
    """

    async def not_kept(*_work: Any, **_letter: Any) -> bool:
        return True

    replace(consumer, "park", not_kept)
