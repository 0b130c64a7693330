"""OpenTelemetry: traces through HTTP → outbox → Kafka → consumer, and metrics at /metrics.

Spans go to OTEL_EXPORTER_OTLP_ENDPOINT when it is set, and are not recorded otherwise; trace ids exist either
way, so that a problem on a screen, a log line and an event can be matched. The server span is made below rather
than by the FastAPI instrumentation, whose cost on every request is several times that of the work it would watch.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import islice
from random import getrandbits
from typing import Any

from opentelemetry import propagate, trace
from opentelemetry.context import attach, detach
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, SpanKind, StatusCode, TraceFlags
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.metrics import REQUEST_SECONDS

tracer = trace.get_tracer("openweek")
UNSAMPLED = TraceFlags(TraceFlags.DEFAULT)
HANDED_OVER = "openweek.span"
QUIET_PATHS = frozenset({"/livez", "/readyz", "/metrics"})
_recording = True  # whether a span may be exported, so that the sampler is worth asking


def start_telemetry(service: str, *, trace_share: float) -> None:
    """Set up the process; called once, before the first request or event."""
    global _recording  # noqa: PLW0603 -- as the provider is: one per process, set once
    _recording = bool(os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"))
    if _recording:
        from chassis.telemetry_sdk import export_spans

        export_spans(service, trace_share=trace_share)


def trace_id() -> str:
    """The running trace, 32 hex digits; zeros outside of one."""
    return f"{trace.get_current_span().get_span_context().trace_id:032x}"


def continued(headers: Mapping[str, str]) -> Any:
    """The context that a record's `traceparent` continues."""
    return propagate.extract(dict(headers))


def span_context_of(headers: Mapping[str, str]) -> SpanContext:
    """The span that a record tells of; an invalid one when it tells of none."""
    return trace.get_current_span(continued(headers)).get_span_context()


def trace_id_of(headers: Mapping[str, str]) -> str:
    """The trace that a record belongs to; zeros when it tells of none."""
    return f"{span_context_of(headers).trace_id:032x}"


LINKS = 32  # of one span: enough to find it by, few enough to export


@contextmanager
def batch_span(name: str, kind: SpanKind, headers: Iterable[Mapping[str, str]]) -> Iterator[None]:
    """One span for a batch, linked to the traces of what is in it; nothing is read when nobody records."""
    with tracer.start_as_current_span(name, kind=kind) as span:
        if span.is_recording():
            for each in islice(headers, LINKS):
                span.add_link(span_context_of(each))
        yield


async def metrics_page(_request: Request) -> Response:
    """What Prometheus scrapes."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


class ServerSpan:
    """The one span of a request, current until it is closed, and with it the request's time and count."""

    __slots__ = ("_method", "_span", "_started", "_token", "trace_id")

    def __init__(self, method: str, traceparent: bytes | None) -> None:
        self._started = time.perf_counter()
        self._method = method
        if _recording or traceparent is not None:
            self._span = _continued_or_drawn(method, traceparent)
        else:
            self._span = _unrecorded(getrandbits(128))
        self._token = attach(trace.set_span_in_context(self._span))
        self.trace_id = b"%032x" % self._span.get_span_context().trace_id

    def close(self, route: str, status: int) -> None:
        """The request was answered. `route` is a template: ids would become metric labels."""
        detach(self._token)
        _counted(self._method, route, status).observe(time.perf_counter() - self._started)
        if self._span.is_recording():
            self._span.update_name(f"{self._method} {route}")
            self._span.set_attributes({"http.route": route, "http.response.status_code": status})
            if status >= 500:
                self._span.set_status(StatusCode.ERROR)
            self._span.end()

    def hand_over(self, scope: Scope) -> None:
        """Leave the span open for `TraceMiddleware`, further inside, to go on with."""
        scope[HANDED_OVER] = self


def _continued_or_drawn(method: str, traceparent: bytes | None) -> Span:
    parent = propagate.extract({"traceparent": traceparent.decode("latin-1")}) if traceparent else None
    if _recording:
        return tracer.start_span(method, parent, kind=SpanKind.SERVER)
    told = trace.get_current_span(parent).get_span_context().trace_id
    return _unrecorded(told or getrandbits(128))


def _unrecorded(trace_number: int) -> Span:
    """A span that nobody will see: ids alone, at a tenth of the price. They are names, not secrets."""
    return NonRecordingSpan(SpanContext(trace_number, getrandbits(64), is_remote=False, trace_flags=UNSAMPLED))


@cache
def _counted(method: str, route: str, status: int) -> Any:
    return REQUEST_SECONDS.labels(method, route, str(status))


class TraceMiddleware:
    """A server span for each request, and its trace id on each answer.

    `traceparent` is trusted here because the gateway removes one that comes from outside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pure ASGI: nothing between the application and its cancellation."""
        if scope["type"] != "http" or scope["path"] in QUIET_PATHS:
            await self.app(scope, receive, send)
            return
        span, status = scope.pop(HANDED_OVER, None) or _begun(scope), 500

        async def send_traced(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"trace-id", span.trace_id)]
            await send(message)

        try:
            await self.app(scope, receive, send_traced)
        finally:
            span.close(_route_of(scope), status)


def _begun(scope: Scope) -> ServerSpan:
    return ServerSpan(scope["method"], next((v for k, v in scope["headers"] if k == b"traceparent"), None))


def _route_of(scope: Scope) -> str:
    """The route's template with its prefixes, so that ids do not become metric labels."""
    included = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(included or scope.get("route"), "path", "unmatched"))
