"""OpenTelemetry: traces through HTTP → outbox → Kafka → consumer, and metrics at /metrics.

Spans go to OTEL_EXPORTER_OTLP_ENDPOINT when it is set; trace ids exist either way, so that a problem on a
screen, a log line and an event can be matched. The server span is made by `TraceMiddleware` below rather than
by the FastAPI instrumentation, whose cost on every request is several times that of the work it would watch.
"""

import os
import time
from collections.abc import Mapping
from typing import Any

import structlog
from opentelemetry import metrics, propagate, trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import SpanKind
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.metrics import REQUEST_SECONDS

tracer = trace.get_tracer("openweek")
QUIET_PATHS = frozenset({"/livez", "/readyz", "/metrics"})


def start_telemetry(service: str, *, trace_share: float) -> None:
    """Set the process' providers; called once, before the first request or event."""
    resource = Resource.create({"service.name": service, "service.namespace": "openweek"})
    provider = TracerProvider(resource=resource, sampler=ParentBased(TraceIdRatioBased(trace_share)))
    if os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    metrics.set_meter_provider(MeterProvider(resource=resource, metric_readers=[PrometheusMetricReader()]))


def trace_id() -> str:
    """The running trace, 32 hex digits; zeros outside of one."""
    return f"{trace.get_current_span().get_span_context().trace_id:032x}"


def continued(headers: Mapping[str, str]) -> Any:
    """The context that a record's `traceparent` continues."""
    return propagate.extract(dict(headers))


def trace_id_of(headers: Mapping[str, str]) -> str:
    """The trace that a record belongs to; zeros when it tells of none."""
    return f"{trace.get_current_span(continued(headers)).get_span_context().trace_id:032x}"


async def metrics_page(_request: Request) -> Response:
    """What Prometheus scrapes."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


class TraceMiddleware:
    """A server span for each request, and its trace id on each log line and answer.

    `traceparent` is trusted here because the gateway removes one that comes from outside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pure ASGI: nothing between the application and its cancellation."""
        if scope["type"] != "http" or scope["path"] in QUIET_PATHS:
            await self.app(scope, receive, send)
            return
        carrier = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"] if k == b"traceparent"}
        context = propagate.extract(carrier) if carrier else None
        started, status = time.perf_counter(), 500
        with tracer.start_as_current_span(scope["method"], context=context, kind=SpanKind.SERVER) as span:
            current = trace_id()
            structlog.contextvars.bind_contextvars(trace_id=current)

            async def send_traced(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                    message["headers"] = [*message.get("headers", ()), (b"trace-id", current.encode())]
                await send(message)

            try:
                await self.app(scope, receive, send_traced)
            finally:
                route = _route_of(scope)
                span.update_name(f"{scope['method']} {route}")
                span.set_attribute("http.route", route)
                span.set_attribute("http.response.status_code", status)
                REQUEST_SECONDS.record(
                    time.perf_counter() - started,
                    {"method": scope["method"], "route": route, "status": str(status)},
                )
                structlog.contextvars.clear_contextvars()


def _route_of(scope: Scope) -> str:
    """The route's template with its prefixes, so that ids do not become metric labels."""
    included = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(included or scope.get("route"), "path", "unmatched"))
