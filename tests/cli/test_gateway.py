"""The real nginx with the template that every deployment uses."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from cli.stack.running import RunningStack
from tests.cli.conftest import MakeStack


class Echo(BaseHTTPRequestHandler):
    """Answers with the path and the headers that reached it."""

    def do_GET(self) -> None:
        """One line per header."""
        body = "\n".join([self.path, *(f"{name.lower()}: {value}" for name, value in self.headers.items())]).encode()
        self.send_response(503 if self.path.endswith("/busy") else 200)
        self.send_header("Content-Length", str(len(body)))
        if self.path.endswith("/busy"):
            self.send_header("Retry-After", "17")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway(small_stack: MakeStack) -> Iterator[RunningStack]:
    """A gateway whose registry echoes and whose other services are down."""
    running = small_stack("nginx")
    echo = ThreadingHTTPServer(("127.0.0.1", running.stack.port("registry-api")), Echo)
    thread = threading.Thread(target=echo.serve_forever)
    thread.start()
    running.up()
    yield running
    echo.shutdown()
    thread.join()
    echo.server_close()


def test_a_path_reaches_its_service_unchanged_and_no_strangers_trace_with_it(gateway: RunningStack) -> None:
    trace = {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "baggage": "a=b"}
    forged = {"x-forwarded-for": "9.9.9.9", "x-real-ip": "9.9.9.9"}

    answer = httpx.get(f"{gateway.stack.url}/api/registry/v1/a%2Fb?c=d", headers={**trace, **forged})

    lines = answer.text.splitlines()
    assert lines[0] == "/api/registry/v1/a%2Fb?c=d"
    names = {line.split(":")[0] for line in lines[1:]}
    assert not names & {"traceparent", "tracestate", "baggage"}
    assert "x-forwarded-for: 127.0.0.1" in lines
    assert "x-real-ip: 127.0.0.1" in lines
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/api/submission/v1/x", "/api/media/v1/x", "/api/publicity/v1/x", "/media/items/x"])
def test_a_service_that_is_down_is_told_in_chinese_with_a_time_to_retry(gateway: RunningStack, path: str) -> None:
    answer = httpx.get(gateway.stack.url + path)

    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["title"] == "服务暂时不可用，请稍后重试"


def test_a_services_own_refusal_passes_untouched(gateway: RunningStack) -> None:
    answer = httpx.get(f"{gateway.stack.url}/api/registry/v1/busy")

    assert answer.status_code == 503
    assert answer.headers.get_list("retry-after") == ["17"]
    assert answer.text.startswith("/api/registry/v1/busy")


def test_a_body_over_one_mebibyte_and_an_unknown_path_are_problems(gateway: RunningStack) -> None:
    large = httpx.post(f"{gateway.stack.url}/api/registry/v1/x", content=b"x" * (2**20 + 1))
    unknown = httpx.get(f"{gateway.stack.url}/nothing/here")
    inside = httpx.get(f"{gateway.stack.url}/metrics")

    assert (large.status_code, large.json()["code"]) == (413, "body-too-large")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not-found")
    assert inside.status_code == 404
