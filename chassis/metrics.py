"""Every metric name of the chassis, once."""

from opentelemetry import metrics
from prometheus_client import Histogram

meter = metrics.get_meter("openweek")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

OUTBOX_AGE = meter.create_gauge(
    "openweek_outbox_age_seconds",
    unit="s",
    description="age of the oldest event that the broker does not have",
)
OUTBOX_SENT = meter.create_counter("openweek_outbox_sent", description="events acknowledged by the broker")
EVENTS_HANDLED = meter.create_counter("openweek_events_handled", description="events whose effect is committed")
EVENTS_DROPPED = meter.create_counter("openweek_events_dropped", description="events seen before, or older than seen")
EVENTS_PARKED = meter.create_counter("openweek_events_parked", description="events put aside as dead letters")
HANDLER_SECONDS = meter.create_histogram(
    "openweek_handler_seconds",
    unit="s",
    description="time to handle one batch of events, commit included",
    explicit_bucket_boundaries_advisory=SECONDS,
)
CONSUMER_LAG = meter.create_gauge("openweek_consumer_lag", description="records not yet fetched, by topic")
# Observed once a request: prometheus_client's own histogram costs a tenth of the OpenTelemetry one.
REQUEST_SECONDS = Histogram(
    "openweek_request_seconds",
    "time to answer a request, by route and status",
    ("method", "route", "status"),
    buckets=SECONDS,
)
