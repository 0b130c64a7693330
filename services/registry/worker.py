"""The registry's event process: it hears nothing, its relay sends what the registry says."""

from starlette.applications import Starlette

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker
from services.registry.settings import Settings
from services.registry.use_cases.check_websites import check_websites
from services.registry.use_cases.forget_old_sessions import forget_old_sessions
from services.registry.verification.website_look import WebsiteLook

DAY_SECONDS = 86_400.0
WEBSITES_SECONDS = 600.0


def build(settings: Settings) -> Starlette:
    """Relay, housekeeping, and no consumer."""
    look = WebsiteLook()

    async def look_at_websites(database: Database) -> None:
        await check_websites(database, look)

    chores = ((forget_sessions, DAY_SECONDS), (look_at_websites, WEBSITES_SECONDS))
    return create_worker("registry", settings, subscriptions=(), chores=chores)


async def forget_sessions(database: Database) -> None:
    """Once a day."""
    async with database.work() as work:
        await forget_old_sessions(work)


if __name__ == "__main__":
    run("registry-worker", Settings, build)
