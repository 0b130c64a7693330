"""Without a Docker engine the compose test says so: a failure, or a skip where that is allowed."""

import os
import subprocess
import sys
from pathlib import Path

from cli.stack.layout import ROOT


def run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The compose test on a machine whose engine does not answer."""
    command = [sys.executable, "-m", "deploy.compose.compose_test", *arguments]
    environment = {**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_it_fails_and_says_why(tmp_path: Path) -> None:
    ran = run(tmp_path)
    assert ran.returncode == 1
    assert ran.stdout.startswith("no Docker engine: ")


def test_it_is_skipped_where_that_is_allowed(tmp_path: Path) -> None:
    ran = run(tmp_path, "--allow-skip")
    assert ran.returncode == 0
    assert ran.stdout.startswith("skipped: no Docker engine")
