"""The policy file and the endpoints say the same."""

from pathlib import Path

import pytest
from fastapi import FastAPI

from chassis.policy import PolicyMismatch, check_policy, read_policy
from chassis.testing import Issuer
from services.registry import main
from services.registry.main import build
from tests.services.registry.world import V1, settings_for

POLICY = Path(main.__file__).with_name("policy.yaml")
PUBLIC = {
    ("POST", f"{V1}/invitation/offer"),
    ("POST", f"{V1}/invitation/acceptance"),
    ("GET", f"{V1}/editions/current"),
    ("GET", f"{V1}/jwks.json"),
    ("POST", f"{V1}/sessions"),
    ("POST", f"{V1}/sessions/refresh"),
    ("GET", f"{V1}/browser-session/provider"),
    ("GET", f"{V1}/browser-session/provider/departure"),
    ("GET", f"{V1}/browser-session/provider/return"),
    ("POST", f"{V1}/browser-session"),
    ("POST", f"{V1}/browser-session/renewal"),
    ("DELETE", f"{V1}/browser-session"),
    ("POST", f"{V1}/desk-tokens"),
    ("POST", f"{V1}/platform-tokens"),
}


@pytest.fixture(scope="module")
def app() -> FastAPI:
    """The application, not started: it needs no database."""
    return build(settings_for("postgresql+asyncpg://registry:x@127.0.0.1:1/registry", Issuer()))


def test_these_endpoints_are_public_and_no_others(app: FastAPI) -> None:
    assert {(line.method, line.path) for line in read_policy(POLICY) if line.public} == PUBLIC


def test_an_endpoint_without_its_line_does_not_start(app: FastAPI) -> None:
    lines = read_policy(POLICY)

    check_policy(app, lines, prefix=V1)
    for place in range(len(lines)):
        with pytest.raises(PolicyMismatch):
            check_policy(app, lines[:place] + lines[place + 1 :], prefix=V1)
