"""Formatting Kafka's log folder, whatever id is drawn for the cluster."""

from pathlib import Path
from uuid import UUID

import pytest

from cli.stack import kafka
from cli.stack.layout import Stack
from tests.infra.parts import Infra


def test_a_cluster_id_that_begins_with_a_dash_is_no_option(
    infra: Infra, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.stack.kafka.uuid.uuid4", lambda: UUID(bytes=b"\xfb" + bytes(15)))
    if infra.provider != "native":
        pytest.skip("Kafka comes in a container here, and formats itself")

    kafka.configure(Stack(tmp_path / "stack", 26500))

    assert "cluster.id=-wAA" in (tmp_path / "stack" / "kafka" / "log" / "meta.properties").read_text()
