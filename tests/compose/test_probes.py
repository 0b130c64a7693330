"""The health probes: bash alone asks, and an answer that is not well is not taken for one."""

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.infra.parts import Infra
from tests.infra.waiting import eventually


class Health(BaseHTTPRequestHandler):
    """Well at /readyz, not well elsewhere."""

    def do_GET(self) -> None:
        """An empty answer."""
        self.send_response(200 if self.path == "/readyz" else 503)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def health() -> Iterator[int]:
    """A server's port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def probe(script: Path, *arguments: str) -> int:
    """The probe's exit code."""
    return subprocess.run(["bash", str(script), *arguments], capture_output=True, check=False, timeout=20).returncode


def closed_port() -> str:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


def test_the_http_probe_takes_200_alone_for_well(compose_folder: Path) -> None:
    script = compose_folder / "probes" / "http.sh"
    with health() as port:
        assert probe(script, str(port), "/readyz") == 0
        assert probe(script, str(port), "/other") != 0
    assert probe(script, closed_port(), "/readyz") != 0


async def test_the_kafka_probe_speaks_with_a_real_broker(compose_folder: Path, infra: Infra) -> None:
    script, port = compose_folder / "probes" / "kafka.sh", infra.kafka.rpartition(":")[2]
    await eventually(lambda: probe(script, port) == 0, within=60)


def test_the_kafka_probe_is_not_deceived_by_another_server(compose_folder: Path) -> None:
    script = compose_folder / "probes" / "kafka.sh"
    with health() as port:
        assert probe(script, str(port)) != 0
    assert probe(script, closed_port()) != 0
