"""The files under test, read once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.stack.layout import DEPLOY, ROOT


@pytest.fixture(scope="session")
def compose_file() -> dict[str, Any]:
    """docker-compose.yml with its anchors merged, variables as they are written."""
    document: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="session")
def services(compose_file: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The services of docker-compose.yml by name."""
    found: dict[str, dict[str, Any]] = compose_file["services"]
    return found


@pytest.fixture(scope="session")
def compose_folder() -> Path:
    """What belongs to the stack with Docker."""
    return DEPLOY / "compose"
