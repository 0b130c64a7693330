"""What a process loads before it is ready: nothing of the other side, nothing it may never need."""

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
    "rich",
)
NEEDED = {"registry": {"joserfc"}}  # it signs tokens; the others need it with the first one that they are shown
MOST_MODULES = 1080
FEW_COLLECTIONS = 25  # the interpreter's own
LOAD = "import sys, services.{}; print(*sys.modules)"


SERVICES = ["registry", "submission", "media", "publicity"]


def loaded_by(process: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", LOAD.format(process)], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("service", SERVICES)
def test_an_api_process_starts_without_what_only_others_need(service: str) -> None:
    loaded = loaded_by(f"{service}.main")

    assert sorted(loaded.intersection(LEFT_OUT) - NEEDED.get(service, set())) == []
    assert len(loaded) < MOST_MODULES


@pytest.mark.parametrize("process", ["main", "worker"])
@pytest.mark.parametrize("service", SERVICES)
def test_the_collector_waits_until_a_process_is_loaded(service: str, process: str) -> None:
    counting = "import gc, services.{}; print(sum(each['collections'] for each in gc.get_stats()))"
    ran = subprocess.run(
        [sys.executable, "-c", counting.format(f"{service}.{process}")], capture_output=True, text=True, check=True
    )
    assert int(ran.stdout) < FEW_COLLECTIONS


@pytest.mark.parametrize("service", SERVICES)
def test_a_worker_starts_without_the_web_framework(service: str) -> None:
    assert loaded_by(f"{service}.worker").isdisjoint({"fastapi", "rich"})
