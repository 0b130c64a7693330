"""The event process: consumer, relay, and a second look at media that cannot be used."""

from starlette.types import ASGIApp

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker
from services.submission.settings import Settings
from services.submission.subscribers import media, publicity, registry
from services.submission.use_cases.return_unusable_items import return_unusable_items

SECOND_LOOK_SECONDS = 15.0


async def look_again(database: Database) -> None:
    """Return what slipped between a submission and media's verdict."""
    async with database.work() as work:
        await return_unusable_items(work)


def build(settings: Settings) -> ASGIApp:
    """The worker's application."""
    return create_worker(
        "submission",
        settings,
        subscriptions=(registry.hears, media.hears, publicity.hears),
        chores=((look_again, SECOND_LOOK_SECONDS),),
    )


if __name__ == "__main__":
    run("submission-worker", Settings, build)
