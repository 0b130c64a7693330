"""The real nginx with the template that every deployment uses."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from cli.stack import nginx
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
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the console's build would be."""
    monkeypatch.setattr(nginx, "CONSOLE", tmp_path / "console")
    return tmp_path / "console" / "dist"


@pytest.fixture
def gateway(small_stack: MakeStack, console: Path) -> Iterator[RunningStack]:
    """A gateway whose registry echoes and whose other services are down; no console is built."""
    assert not console.exists()
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
    unknown = httpx.get(f"{gateway.stack.url}/api/nothing/here")

    assert (large.status_code, large.json()["code"]) == (413, "body-too-large")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("path", ["/metrics", "/livez", "/readyz"])
def test_a_process_own_numbers_stay_inside(gateway: RunningStack, path: str) -> None:
    assert httpx.get(gateway.stack.url + path).status_code == 404


def test_without_the_portal_a_reader_gets_a_page_in_chinese(gateway: RunningStack) -> None:
    page = httpx.get(f"{gateway.stack.url}/cases")

    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert page.headers["content-type"].startswith("text/html")
    assert "系统暂时繁忙" in page.text


def test_an_items_address_is_a_page_for_people_and_a_document_for_programs(gateway: RunningStack) -> None:
    address = f"{gateway.stack.url}/media/items/01882031-7a44-7f0e-b6c8-52d90ab3c157"

    person = httpx.get(address, headers={"Accept": "text/html,application/xhtml+xml"})
    program = httpx.get(address, headers={"Accept": "application/json"})

    assert (person.status_code, person.headers["location"]) == (303, "/cases/01882031-7a44-7f0e-b6c8-52d90ab3c157")
    assert program.status_code == 503, "publicity is down here"


def test_a_console_that_is_not_built_says_how_to_build_it(gateway: RunningStack) -> None:
    for path in ("/console/", "/console/tasks/7"):
        page = httpx.get(gateway.stack.url + path)
        assert page.status_code == 503
        assert "控制台尚未构建，请运行 make console" in page.text


def test_the_console_is_one_page_with_files_that_are_kept_for_ever(gateway: RunningStack, console: Path) -> None:
    (console / "assets").mkdir(parents=True)
    (console / "index.html").write_text("<!doctype html><title>控制台</title>", "utf-8")
    (console / "assets" / "index-3f2a.js").write_text("1", "utf-8")
    (console / "assets" / "index-3f2a.js.gz").write_bytes(gzip.compress(b"1"))
    url = f"{gateway.stack.url}/console"

    deep, script = httpx.get(f"{url}/items/7?a=b"), httpx.get(f"{url}/assets/index-3f2a.js")
    missing = httpx.get(f"{url}/assets/index-0000.js")

    assert (deep.status_code, deep.text) == (200, "<!doctype html><title>控制台</title>")
    assert deep.headers["cache-control"] == "no-cache"
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (script.headers["content-encoding"], script.text) == ("gzip", "1")
    assert script.headers["content-type"].startswith("application/javascript")
    assert missing.status_code == 404
    assert "cache-control" not in missing.headers
    assert httpx.get(url).headers["location"] == "/console/"
    for answer in (deep, script):
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert f"connect-src 'self' {gateway.stack.http('minio')};" in policy
        assert answer.headers["x-frame-options"] == "DENY"


def test_only_the_console_has_the_consoles_policy(gateway: RunningStack) -> None:
    assert "content-security-policy" not in httpx.get(f"{gateway.stack.url}/api/registry/v1/x").headers
