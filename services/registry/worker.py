"""The registry's event process: it hears nothing, its relay sends what the registry says."""

from starlette.applications import Starlette

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker
from services.registry.settings import Settings
from services.registry.use_cases.forget_old_sessions import forget_old_sessions

DAY_SECONDS = 86_400.0


def build(settings: Settings) -> Starlette:
    """Relay, housekeeping, and no consumer."""
    return create_worker("registry", settings, subscriptions=(), chores=((forget_sessions, DAY_SECONDS),))


async def forget_sessions(database: Database) -> None:
    """Once a day."""
    async with database.work() as work:
        await forget_old_sessions(work)


if __name__ == "__main__":
    run("registry-worker", Settings, build)
