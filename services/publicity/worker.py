"""The event process of publicity: hears, relays, and lets embargoed items out when their time has come."""

from starlette.applications import Starlette

from chassis.database import Database
from chassis.process import run
from chassis.worker import Chore, create_worker
from services.publicity.settings import Settings
from services.publicity.subscribers import media, registry, submission
from services.publicity.use_cases.release_due import release_due

DUE_SECONDS = 1.0


def due_chore(public_url: str) -> Chore:
    """Release what is due, batch by batch."""

    async def let_out_due(database: Database) -> None:
        released = -1
        while released:
            async with database.work() as work:
                released = await release_due(work, public_url=public_url)

    return let_out_due


def build(settings: Settings) -> Starlette:
    """Consumer, relay and the release of what is due."""
    return create_worker(
        "publicity",
        settings,
        subscriptions=(registry.hears, submission.hears, media.hears),
        chores=((due_chore(settings.public_url), DUE_SECONDS),),
    )


if __name__ == "__main__":
    run("publicity-worker", Settings, build)
