"""What an API process loads before it is ready: nothing of the event side, nothing it may never need."""

import subprocess
import sys

import pytest

LEFT_OUT = (
    "aiokafka",
    "faststream",
    "alembic",
    "joserfc",
    "mako",
    "httpx",
    "opentelemetry.sdk",
    "opentelemetry.exporter",
    "pyvips",
    "scipy",
    "numpy",
    "typer",
    "docx",
    "lxml",
    "xlsxwriter",
)
NEEDED = {"registry": {"joserfc"}}  # it signs tokens; the others need it with the first one that they are shown
MOST_MODULES = 1160
LOAD = "import sys, services.{}.main; print(*sys.modules)"


@pytest.mark.parametrize("service", ["registry", "submission", "media", "publicity"])
def test_an_api_process_starts_without_what_only_others_need(service: str) -> None:
    ran = subprocess.run([sys.executable, "-c", LOAD.format(service)], capture_output=True, text=True, check=True)

    loaded = set(ran.stdout.split())

    assert sorted(loaded.intersection(LEFT_OUT) - NEEDED.get(service, set())) == []
    assert len(loaded) < MOST_MODULES
