"""One process: logs, telemetry, the server, a graceful stop."""

import sys
from collections.abc import Callable
from typing import TypeVar

import uvicorn
from pydantic import ValidationError
from starlette.types import ASGIApp

from chassis.logs import start_logs
from chassis.settings import ProcessSettings
from chassis.telemetry import start_telemetry

SettingsT = TypeVar("SettingsT", bound=ProcessSettings)


def run(name: str, settings_class: type[SettingsT], build: Callable[[SettingsT], ASGIApp]) -> None:
    """Read the settings, build the application, serve it until SIGTERM; exit code 2 names settings that are wrong."""
    try:
        settings = settings_class()
    except ValidationError as error:
        places = ", ".join(f"OPENWEEK_{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        sys.exit(f"{name} cannot start: {places}")
    start_logs(name, settings.log_level)
    start_telemetry(name, trace_share=settings.trace_share)
    if not name.endswith("-api"):  # the instruments are those of the event side
        from chassis.telemetry_sdk import expose_instruments

        expose_instruments(name)
    uvicorn.run(
        build(settings),
        host=settings.http_host,
        port=settings.http_port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=20,
    )
