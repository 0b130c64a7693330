"""What a consumer does with a batch: in waves, each aggregate in its order, floods in sets."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis.cloudevents import Poison
from chassis.consumer import Consumer
from chassis.database import Database
from chassis.rows import new_id
from chassis.subscriptions import Heard, Hearing, Subscriptions, waves
from chassis.telemetry import trace_id
from chassis.testing import published
from chassis.work import Work
from tests.chassis.hearing import changed, event, letters
from tests.chassis.notes import Note, NoteSealed, NoteWritten, written

Groups = list[list[tuple[UUID, int]]]


def many(groups: Groups) -> Hearing:
    """A hearing that takes many, and remembers in which groups; "refuse" among them is refused."""
    hears = Subscriptions(producer="notes")

    @hears.on_many(NoteWritten)
    async def keep(heard: Sequence[Heard[NoteWritten]], work: Work) -> None:
        groups.append([(each.event.note_id, each.event.version) for each in heard])
        for each in heard:
            if each.event.text == "refuse":
                raise NoteSealed
            note = Note(id=new_id(), text=each.event.text, version=1)
            work.add(note)
            work.publish(written(note), trace=each.trace)

    return Hearing(hears)


def test_waves_hold_each_aggregate_once_and_keep_its_order() -> None:
    a, b = new_id(), new_id()
    batch = [event(note_id=i, version=v) for i, v in ((a, 1), (b, 1), (a, 2), (a, 3))]

    assert [[(each.subject, each.sequence) for each in wave] for wave in waves(batch)] == [
        [(str(a), 1), (str(b), 1)],
        [(str(a), 2)],
        [(str(a), 3)],
    ]
    assert waves([]) == []


async def test_a_flood_is_handed_over_in_sets_and_each_aggregate_in_its_order(store: Database) -> None:
    groups: Groups = []
    a, b, c = new_id(), new_id(), new_id()
    consumer = Consumer("notes", store, many(groups))

    await consumer.handle([event(note_id=i, version=v) for i, v in ((a, 1), (b, 1), (a, 2), (c, 1), (b, 2))])

    assert groups == [[(a, 1), (b, 1), (c, 1)], [(a, 2), (b, 2)]]


async def test_what_fails_in_a_set_is_parked_alone(store: Database) -> None:
    groups: Groups = []
    consumer = Consumer("notes", store, many(groups))

    await consumer.handle([event("a"), event("refuse"), event("c")])

    assert [letter["error_code"] for letter in await letters(store)] == ["note-sealed"]
    assert [len(group) for group in groups] == [3, 1, 1, 1]
    assert len(await published(store)) == 2


async def test_a_value_that_does_not_fit_is_poison_in_a_set_too(store: Database) -> None:
    groups: Groups = []
    async with store.work() as work:
        with pytest.raises(Poison):
            await many(groups).handle([event("a"), changed(event("b"), value=b"{}")], work)

    assert groups == []


async def test_what_is_published_for_one_of_many_goes_on_in_its_trace(store: Database) -> None:
    traces = [f"00-{number:032x}-{number:016x}-01" for number in (1, 2)]

    await Consumer("notes", store, many([])).handle(
        [changed(event(str(n)), traceparent=t) for n, t in enumerate(traces)]
    )

    assert [each.headers["traceparent"] for each in await published(store)] == traces


async def test_one_that_comes_alone_is_handled_within_its_trace(store: Database, spans: InMemorySpanExporter) -> None:
    heard: list[str] = []
    hears = Subscriptions(producer="notes")

    @hears.on_many(NoteWritten)
    async def note(_heard: Sequence[Heard[NoteWritten]], _work: Work) -> None:
        heard.append(trace_id())

    traced = changed(event(), traceparent=f"00-{7:032x}-{7:016x}-01")
    await Consumer("notes", store, Hearing(hears)).handle([traced])

    assert heard == [f"{7:032x}"]
    assert [span.name for span in spans.get_finished_spans()] == ["handle notes.note.written.v1"]


async def test_the_span_of_many_is_linked_to_their_traces(store: Database, spans: InMemorySpanExporter) -> None:
    batch = [changed(event(), traceparent=f"00-{n:032x}-{n:016x}-01") for n in (1, 2)]

    await Consumer("notes", store, many([])).handle(batch)

    (span,) = spans.get_finished_spans()
    assert [link.context.trace_id for link in span.links] == [1, 2]


def test_a_class_has_one_handler() -> None:
    hears = Subscriptions(producer="notes")

    @hears.on(NoteWritten)
    async def one(_event: NoteWritten, _work: Work) -> None: ...

    with pytest.raises(ValueError, match="has a handler already"):

        @hears.on_many(NoteWritten)
        async def another(_heard: Sequence[Heard[NoteWritten]], _work: Work) -> None: ...
