"""Settings that are refused, logs that tell no secret."""

import json
import logging
import os
import socket
import subprocess
import sys
from typing import Any

import pytest
import structlog
from pydantic import ValidationError

from chassis.logs import start_logs
from tests.chassis.notes import settings

URL = "postgresql+asyncpg://notes:Zx81-Kc64-Cpc464@127.0.0.1:5432/notes"
START = """
import sys
from chassis.process import run
from chassis.settings import ServiceSettings
run("notes-api", ServiceSettings, lambda settings: sys.exit("built"))
"""


def test_good_settings_are_taken_and_show_no_secret() -> None:
    taken = settings(URL)

    assert "Cpc464" not in repr(taken)
    assert "kkkk" not in str(taken)


@pytest.mark.parametrize(
    "changes",
    [
        {"database_url": "postgresql+asyncpg://postgres:postgres@127.0.0.1/notes"},
        {"database_url": "postgresql+asyncpg://notes:changeme@127.0.0.1/notes"},
        {"database_url": "postgresql+asyncpg://notes:password@127.0.0.1/notes"},
        {"database_url": "postgresql+asyncpg://notes:minioadmin@127.0.0.1/notes"},
        {"cursor_key": "short"},
        {"cursor_key": "secret" * 10},
        {"cursor_key": ""},
    ],
    ids=str,
)
def test_weak_secrets_are_refused(changes: dict[str, str]) -> None:
    values = {"database_url": URL, **changes}
    with pytest.raises(ValidationError):
        settings(values.pop("database_url"), **values)


def test_replicas_with_the_same_settings_bear_the_names_of_their_hosts() -> None:
    assert settings(URL, instance="notes-worker-{host}").instance == f"notes-worker-{socket.gethostname()}"
    assert settings(URL, instance="notes-worker-1").instance == "notes-worker-1"


def test_a_process_without_its_settings_says_which_and_ends() -> None:
    environment = {"PATH": os.environ["PATH"], "OPENWEEK_CURSOR_KEY": "changeme-changeme-changeme-changeme"}

    ran = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, env=environment, check=False)

    assert ran.returncode != 0
    assert "OPENWEEK_DATABASE_URL" in ran.stderr
    assert "OPENWEEK_CURSOR_KEY" in ran.stderr
    assert "changeme-changeme" not in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture
def _logs_as_they_were() -> Any:
    root, handlers, level = logging.getLogger(), logging.getLogger().handlers[:], logging.getLogger().level
    before = structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


@pytest.mark.usefixtures("_logs_as_they_were")
def test_a_log_line_is_json_and_hides_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    start_logs("notes-api", "info")

    structlog.get_logger("x").info(
        "登录", access_token="T0P", password="T0P", Authorization="T0P", headers={"authorization": "T0P", "a": "b"}
    )
    logging.getLogger("y").warning("plain %s", "line")
    structlog.get_logger("x").debug("not said")

    said = capsys.readouterr().out
    first, second = (json.loads(line) for line in said.splitlines())
    assert "T0P" not in said
    assert (first["event"], first["service"], first["level"]) == ("登录", "notes-api", "info")
    assert first["headers"] == {"authorization": "***", "a": "b"}
    assert second["event"] == "plain line"


@pytest.mark.usefixtures("_logs_as_they_were")
def test_a_log_line_of_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    start_logs("notes-api", "info")

    try:
        raise RuntimeError("broken\nin two")
    except RuntimeError as error:
        structlog.get_logger("x").error("request failed", exc_info=error)

    (line,) = capsys.readouterr().out.splitlines()
    assert "RuntimeError" in json.loads(line)["exception"]
