"""A stack whose services reach their stores through Toxiproxy."""

import json
from pathlib import Path

import pytest

from cli.secrets import local_secrets
from cli.stack import kafka, toxiproxy
from cli.stack.environment import service_environment
from cli.stack.layout import Stack
from cli.stack.processes import process_names

BASE = 24000


@pytest.fixture
def detoured(tmp_path: Path) -> Stack:
    """Two parts are reached by a detour, the object store directly."""
    return Stack(tmp_path, BASE, detours=("postgres", "kafka"))


def test_services_see_the_detours_port_and_everybody_else_the_parts_own(detoured: Stack) -> None:
    seen = service_environment(detoured, local_secrets(detoured.secrets_file), "media", "api")

    assert f":{detoured.port('postgres-detour')}/" in seen["OPENWEEK_DATABASE_URL"]
    assert seen["OPENWEEK_KAFKA"] == detoured.address("kafka-detour")
    assert seen["OPENWEEK_S3_ENDPOINT"] == detoured.http("minio")
    assert detoured.address("postgres") != detoured.seen("postgres")


def test_the_broker_sends_who_came_by_the_detour_back_to_it(detoured: Stack, tmp_path: Path) -> None:
    formatted = tmp_path / "kafka" / "log" / "meta.properties"
    formatted.parent.mkdir(parents=True)
    formatted.touch()

    kafka.configure(detoured)

    lines = (tmp_path / "kafka" / "server.properties").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if "=" in line)
    assert f"DETOUR://{detoured.address('kafka-detoured')}" in settings["listeners"]
    assert f"DETOUR://{detoured.address('kafka-detour')}" in settings["advertised.listeners"]


def test_toxiproxy_stands_before_each_detoured_part_and_runs_only_when_asked_for(
    detoured: Stack, tmp_path: Path
) -> None:
    toxiproxy.configure(detoured)

    proxies = {each["name"]: each for each in json.loads((tmp_path / "toxiproxy.json").read_text())}
    assert {name: each["upstream"] for name, each in proxies.items()} == {
        "postgres": detoured.address("postgres"),
        "kafka": detoured.address("kafka-detoured"),
    }
    assert "toxiproxy" not in process_names()
    assert "toxiproxy" in process_names(only=["toxiproxy"])
