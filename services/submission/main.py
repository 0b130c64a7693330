"""The HTTP process."""

from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.process import run
from chassis.tokens import Keys
from services.submission.api import decisions, drafts, items, report_types, submissions, versions, withdrawals
from services.submission.settings import Settings

ROUTERS = tuple(each.routes for each in (items, drafts, submissions, decisions, withdrawals, versions, report_types))


def build(settings: Settings, *, keys: Keys | None = None) -> FastAPI:
    """The service's application."""
    policy = Path(__file__).with_name("policy.yaml")
    return create_api("submission", settings, routers=ROUTERS, policy=policy, keys=keys)


if __name__ == "__main__":
    run("submission-api", Settings, build)
