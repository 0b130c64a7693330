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
    board_exports,
    burden,
    calls,
    comments,
    complaints,
    day_coverage,
    decisions,
    documents,
    drafts,
    duties,
    hints,
    imports,
    items,
    own_exports,
    prefill,
    proxy_items,
    pushed_items,
    relevance,
    relevance_findings,
    report_types,
    submissions,
    summaries,
    tasks,
    versions,
    withdrawals,
    written_texts,
)
from services.submission.settings import Settings

FILE_BYTES = 10 * 1024 * 1024
WHOLE_FILES = {"/imports": FILE_BYTES, "/word-texts": FILE_BYTES}  # these paths take a file as their body
PARTS = (
    items,
    drafts,
    hints,
    imports,
    written_texts,
    documents,
    summaries,
    submissions,
    decisions,
    approvals,
    relevance,
    relevance_findings,
    withdrawals,
    versions,
    prefill,
    proxy_items,
    report_types,
    tasks,
    board,
    board_exports,
    duties,
    day_coverage,
    burden,
    own_exports,
    pushed_items,
    calls,
    comments,
    complaints,
)


def build(settings: Settings, *, keys: Keys | None = None) -> FastAPI:
    """The service's application; while it serves, it watches the board for those who look at it."""

    async def started(runtime: Runtime) -> AsyncIterator[None]:
        async with board.opened_board(runtime):
            yield

    policy = Path(__file__).with_name("policy.yaml")
    routers = tuple(each.routes for each in PARTS)
    return create_api(
        "submission",
        settings,
        routers=routers,
        policy=policy,
        keys=keys,
        started=started,
        body_limits=WHOLE_FILES,
    )


if __name__ == "__main__":
    run("submission-api", Settings, build)
