"""The HTTP process."""

from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.endpoints import Runtime
from chassis.process import run
from chassis.tokens import Keys
from services.submission.api import (
    approvals,
    board,
    complaints,
    decisions,
    drafts,
    items,
    report_types,
    submissions,
    tasks,
    versions,
    withdrawals,
)
from services.submission.settings import Settings

PARTS = (
    items,
    drafts,
    submissions,
    decisions,
    approvals,
    withdrawals,
    versions,
    report_types,
    tasks,
    board,
    complaints,
)


def build(settings: Settings, *, keys: Keys | None = None) -> FastAPI:
    """The service's application; while it serves, it watches the board for those who look at it."""

    async def started(runtime: Runtime) -> AsyncIterator[None]:
        async with board.opened_board(runtime):
            yield

    policy = Path(__file__).with_name("policy.yaml")
    routers = tuple(each.routes for each in PARTS)
    return create_api("submission", settings, routers=routers, policy=policy, keys=keys, started=started)


if __name__ == "__main__":
    run("submission-api", Settings, build)
