"""One trace from the request through the outbox to the consumer."""

from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy import select

from chassis.cloudevents import Delivery, Origin
from chassis.tables import outbox
from chassis.testing import published
from tests.chassis.conftest import Application
from tests.chassis.hearing import consumer

PATH = "/api/notes/v1/notes"
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def test_the_trace_of_a_request_goes_on_in_the_consumer(notes: Application, spans: InMemorySpanExporter) -> None:
    answer = await notes.http.post(PATH, json={"text": "one"}, headers={**notes.headers(), "traceparent": PARENT})
    (event,) = await published(notes.database)
    assert answer.headers["trace-id"] == "0af7651916cd43dd8448eb211c80319c"
    assert event.headers["traceparent"].split("-")[1] == answer.headers["trace-id"]

    async with notes.database.connection() as connection:
        row = (await connection.execute(select(outbox))).one()
    await consumer(notes.database).handle(
        [Delivery(Origin(row.topic, 0, 0), row.key.encode(), row.payload.encode(), row.headers)]
    )

    named = {span.name: span for span in spans.get_finished_spans()}
    server, handler = named[f"POST {PATH}"], named["handle notes.note.written.v1"]
    assert server.context is not None
    assert handler.context is not None
    assert handler.parent is not None
    assert handler.context.trace_id == server.context.trace_id == int("0af7651916cd43dd8448eb211c80319c", 16)
    assert handler.parent.span_id == server.context.span_id


async def test_the_route_of_a_span_has_no_ids(notes: Application, spans: InMemorySpanExporter) -> None:
    await notes.http.get(f"{PATH}/0190163d-8694-739b-aea5-966c26f8ad91", headers=notes.headers())
    await notes.http.get("/api/notes/v1/nothing/0190163d")

    assert [span.name for span in spans.get_finished_spans()] == [f"GET {PATH}/{{note_id}}", "GET unmatched"]


async def test_health_paths_make_no_spans(notes: Application, spans: InMemorySpanExporter) -> None:
    for path in ("/livez", "/readyz", "/metrics"):
        assert (await notes.http.get(path)).status_code == 200

    assert spans.get_finished_spans() == ()
