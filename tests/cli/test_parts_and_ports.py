"""Building, ports and secrets: what must hold before anything starts."""

import json
import os
import re
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from cli.secrets import local_secrets, write_env_file
from cli.stack import packages, parts
from cli.stack.layout import DEPLOY, SERVICES, Stack
from cli.stack.nginx import render
from cli.stack.parts import Builders, BuildFailed, Part
from cli.stack.ports import owners
from cli.stack.processes import compose_yaml, process_names, table
from cli.stack.topics import wanted_topics
from contracts.topics import Topic


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "openweek"


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    """A stack that nothing runs in."""
    return Stack(tmp_path / "data", 20000)


def test_a_taken_port_is_named_with_the_process_that_holds_it() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]

        found = owners([port])

    assert [(owner.port, owner.pid) for owner in found] == [(port, os.getpid())]
    assert f"port {port} is taken by pid {os.getpid()}: " in str(found[0])
    assert owners([port]) == []


def test_an_interrupted_build_does_not_count(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_half_way(_part: Part, target: Path, _builders: Builders) -> None:
        (target / "thing").write_text("half")
        raise BuildFailed("interrupted")

    def build(_part: Part, target: Path, _builders: Builders) -> None:
        (target / "thing").write_text("whole")

    part = Part("thing", "1", "test")
    monkeypatch.setitem(parts._BUILD, "test", fail_half_way)
    with pytest.raises(BuildFailed):
        part.build(Builders())
    assert not part.built()

    monkeypatch.setitem(parts._BUILD, "test", build)
    part.build(Builders())

    assert part.built()
    assert (part.home / "thing").read_text() == "whole"
    assert [path.name for path in cache.iterdir() if path.is_dir()] == ["thing-1"]


def test_what_a_killed_builder_left_behind_is_removed_by_the_next(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys, time\nfrom cli.stack import parts\n"
        "def build(part, target, builders):\n"
        "    (target / 'half').touch(); print('begun', flush=True); time.sleep(60)\n"
        "parts._BUILD['test'] = build\nparts.Part('thing', '1', 'test').build(parts.Builders())\n"
    )
    builder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=DEPLOY.parent)
    assert builder.stdout is not None
    assert builder.stdout.readline() == b"begun\n"
    builder.kill()
    builder.wait()
    builder.stdout.close()
    part = Part("thing", "1", "test")
    assert not part.built()

    monkeypatch.setitem(parts._BUILD, "test", lambda _part, target, _builders: (target / "whole").touch())
    part.build(Builders())

    assert [path.name for path in part.home.iterdir()] == ["whole"]
    assert [path.name for path in cache.iterdir() if path.is_dir()] == ["thing-1"]


def test_a_failed_builder_shows_the_end_of_its_output(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no such version'); raise SystemExit(3)"]
    with pytest.raises(BuildFailed, match=r"(?s)ended with 3.*no such version"):
        Builders().run(command, cwd=tmp_path, env=dict(os.environ), log=tmp_path / "log")


def test_stopping_the_builders_ends_what_runs_and_starts_nothing_new(tmp_path: Path) -> None:
    builders = Builders()
    builders.stop()
    begun = time.monotonic()

    with pytest.raises(BuildFailed, match="interrupted"):
        builders.run(["sleep", "60"], cwd=tmp_path, env=dict(os.environ), log=tmp_path / "log")

    assert time.monotonic() - begun < 5


def test_secrets_are_never_overwritten_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("OPENWEEK_CURSOR_KEY=chosen-by-the-operator\nOTHER=1")

    added = write_env_file(path)
    first = path.read_text()

    assert "OPENWEEK_CURSOR_KEY" not in added
    assert first.startswith("OPENWEEK_CURSOR_KEY=chosen-by-the-operator\nOTHER=1\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert write_env_file(path) == []
    assert path.read_text() == first


def test_secrets_init_makes_a_file_that_a_second_call_leaves_alone(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    first = CliRunner().invoke(app, ["secrets", "init", "--path", str(path)])
    text = path.read_text()
    second = CliRunner().invoke(app, ["secrets", "init", "--path", str(path)])

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "nothing changed" in second.output
    assert path.read_text() == text
    key = json.loads(re.search(r"OPENWEEK_SIGNING_KEY='(.*)'", text)[1])  # type: ignore[index]
    assert (key["kty"], key["crv"]) == ("OKP", "Ed25519")


def test_a_local_stack_keeps_its_secrets(stack: Stack) -> None:
    first = local_secrets(stack.secrets_file)

    assert local_secrets(stack.secrets_file) == first
    assert stat.S_IMODE(stack.secrets_file.stat().st_mode) == 0o600
    assert local_secrets(stack.data / "other.json")["CURSOR_KEY"] != first["CURSOR_KEY"]


def test_the_topics_file_holds_exactly_the_topics_of_the_contracts() -> None:
    assert {topic.name for topic in wanted_topics()} == {str(topic) for topic in Topic}


def test_every_topic_takes_one_mebibyte_and_is_compacted_or_kept_for_ninety_days() -> None:
    for topic in wanted_topics():
        assert topic.config["max.message.bytes"] == str(2**20)
        kept = topic.config["cleanup.policy"], topic.config.get("retention.ms")
        assert kept in {("compact", None), ("delete", str(90 * 24 * 3600 * 1000))}


def test_the_gateway_has_a_location_and_an_upstream_per_service() -> None:
    upstreams = {f"{service.upper()}_UPSTREAM": f"{service}-api:8000" for service in SERVICES}

    text = render(
        {
            "GATEWAY_LISTEN": "8080", "GATEWAY_RESOLVER": "resolver 127.0.0.11;", "CONSOLE_ROOT": "/srv/console/dist",
            "STORE_ORIGIN": "https://store.example", "PORTAL_ROOT_PATH": "/week", "PORTAL_UPSTREAM": "portal:8000",
            **upstreams,
        }
    )  # fmt: skip

    assert "    resolver 127.0.0.11;" in text.splitlines()
    for service in SERVICES:
        assert f"set ${service} {service}-api:8000;" in text
        assert re.search(rf"location /api/{service}/\s+{{ proxy_pass http://\${service};", text)
    assert "return 303 /week/cases/$item;" in text
    assert "${" not in text.replace("${}", "")


def test_the_gateway_passes_no_trace_of_a_stranger_on() -> None:
    text = (DEPLOY / "nginx" / "openweek.conf.template").read_text(encoding="utf-8")

    for header in ("traceparent", "tracestate", "baggage", "X-Openweek-Network"):
        assert f'proxy_set_header {header} "";' in text


def test_the_portal_starts_with_the_services_and_holds_no_secret(stack: Stack) -> None:
    secrets = local_secrets(stack.secrets_file)

    (portal,) = table(stack, secrets, ["portal"])

    assert "portal" in process_names()
    assert "portal" not in process_names(services=False)
    assert portal.ready_url == f"{stack.http('portal')}/readyz"
    assert not [value for value in portal.environment.values() for secret in secrets.values() if secret in value]


def test_what_only_tests_need_keeps_no_stack_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = (
        packages.Need("a browser", lambda: False, ("chromium",), for_tests=True),
        packages.Need("a compiler", lambda: False, ("gcc",), for_build=True),
        packages.Need("a server", lambda: False, ("nginx",)),
    )
    monkeypatch.setattr(packages, "NEEDS", needs)

    assert [need.name for need in packages.missing(building=False)] == ["a server"]
    assert [need.name for need in packages.missing(building=True)] == ["a compiler", "a server"]
    assert [need.name for need in packages.missing(building=False, testing=True)] == ["a browser", "a server"]


def test_two_stacks_share_no_port_and_no_folder(stack: Stack, tmp_path: Path) -> None:
    other = Stack(tmp_path / "other", 21000)
    secrets = local_secrets(stack.secrets_file)
    names = [name for name in process_names() if name not in {"nginx", "postgres"}]

    text = compose_yaml(other, table(other, secrets, names))

    assert not re.search(r"\b20\d\d\d\b", text)
    assert str(stack.data) not in text


def test_an_unknown_process_is_refused_with_the_list_of_those_there_are() -> None:
    result = CliRunner().invoke(app, ["up", "--only", "kafak"])

    assert result.exit_code == 1
    assert "kafak" in result.output
    assert "kafka" in result.output
