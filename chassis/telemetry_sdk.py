"""The OpenTelemetry SDK, for processes that use it: spans on their way out, the instruments of the event side.

Imported where it is started: a process that exports no span and handles no event starts without it.
"""

from opentelemetry import metrics, trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased


def export_spans(service: str, *, trace_share: float) -> None:
    """Send a share of the traces to OTEL_EXPORTER_OTLP_ENDPOINT; a trace that came from elsewhere keeps its lot."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    provider = TracerProvider(resource=_resource(service), sampler=ParentBased(TraceIdRatioBased(trace_share)))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


def expose_instruments(service: str) -> None:
    """Have what `chassis.metrics` counts by OpenTelemetry at /metrics."""
    metrics.set_meter_provider(MeterProvider(resource=_resource(service), metric_readers=[PrometheusMetricReader()]))


def _resource(service: str) -> Resource:
    return Resource.create({"service.name": service, "service.namespace": "openweek"})
