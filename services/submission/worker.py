"""The event process: consumer, relay, a second look at media that cannot be used, likeness of texts, burden."""

from starlette.types import ASGIApp

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker, in_turns
from services.submission.settings import Settings
from services.submission.subscribers import media, publicity, registry
from services.submission.use_cases.bequeath_items import bequeath_items
from services.submission.use_cases.compare_items import compare_items
from services.submission.use_cases.count_retyping import count_retyping
from services.submission.use_cases.forget_imports import forget_imports
from services.submission.use_cases.pass_on_items import pass_on_items
from services.submission.use_cases.return_unusable_items import return_unusable_items

SECOND_LOOK_SECONDS = 15.0
PASSING_ON_SECONDS = 15.0
LIKENESS_SECONDS = 5.0
IMPORTS_SECONDS = 3600.0
BURDEN_SECONDS = 30.0


async def look_again(database: Database) -> None:
    """Return what slipped between a submission and media's verdict."""
    async with database.work() as work:
        await return_unusable_items(work)


async def pass_on(database: Database) -> None:
    """What waits for a unit that has ended waits for its successor."""
    async with database.work() as work:
        await pass_on_items(work)


async def bequeath(database: Database) -> None:
    """What a unit that has ended had not sent up is its successor's."""
    async with database.work() as work:
        await bequeath_items(work)


async def look_for_likeness(database: Database) -> None:
    """Compare what was submitted since the last look, batch by batch."""
    await in_turns(database, compare_items)


async def count_burden(database: Database) -> None:
    """Count what was typed although it stood elsewhere, batch by batch."""
    await in_turns(database, count_retyping)


async def forget(database: Database) -> None:
    """Delete sheets that were read and never kept."""
    async with database.work() as work:
        await forget_imports(work)


def build(settings: Settings) -> ASGIApp:
    """The worker's application."""
    return create_worker(
        "submission",
        settings,
        subscriptions=(registry.hears, media.hears, publicity.hears),
        chores=(
            (look_again, SECOND_LOOK_SECONDS),
            (pass_on, PASSING_ON_SECONDS),
            (bequeath, PASSING_ON_SECONDS),
            (look_for_likeness, LIKENESS_SECONDS),
            (forget, IMPORTS_SECONDS),
            (count_burden, BURDEN_SECONDS),
        ),
    )


if __name__ == "__main__":
    run("submission-worker", Settings, build)
