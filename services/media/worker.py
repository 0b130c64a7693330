"""The event process of media: what it hears, what it says, and the reconciler."""

from starlette.applications import Starlette

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker
from services.media.settings import Settings
from services.media.subscribers import publicity, registry, submission
from services.media.use_cases.reconcile_uploads import reconcile_uploads


def build(settings: Settings) -> Starlette:
    """The worker's application."""
    store = settings.store()

    async def reconcile(database: Database) -> None:
        await reconcile_uploads(database, store)

    return create_worker(
        "media",
        settings,
        subscriptions=(registry.hears, submission.hears, publicity.hears),
        chores=((reconcile, settings.reconcile_seconds),),
    )


if __name__ == "__main__":
    run("media-worker", Settings, build)
