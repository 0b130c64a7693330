"""Logs: one JSON object a line, with trace and event ids; never a token, a password or a body."""

import logging
import sys
from typing import Any

import structlog
from opentelemetry import trace

HIDDEN = ("password", "token", "authorization", "secret", "cookie")


def start_logs(service: str, level: str) -> None:
    """Send structlog and the standard library's loggers to stdout as JSON."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        _with_trace,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _hide_secrets,
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _named(service),
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in ("aiokafka", "httpx", "uvicorn.access", "alembic"):
        logging.getLogger(noisy).setLevel("WARNING")


def _with_trace(_logger: Any, _name: str, line: dict[str, Any]) -> dict[str, Any]:
    """The running trace, asked when a line is written: requests that write none do not pay for it."""
    running = trace.get_current_span().get_span_context()
    return {"trace_id": f"{running.trace_id:032x}", **line} if running.is_valid else line


def _named(service: str) -> Any:
    def add(_logger: Any, _name: str, line: dict[str, Any]) -> dict[str, Any]:
        return {"service": service, **line}

    return add


def _hide_secrets(_logger: Any, _name: str, line: dict[str, Any]) -> dict[str, Any]:
    return {k: "***" if any(word in str(k).lower() for word in HIDDEN) else _hidden_inside(v) for k, v in line.items()}


def _hidden_inside(value: Any) -> Any:
    return _hide_secrets(None, "", value) if isinstance(value, dict) else value
