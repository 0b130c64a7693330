"""The registry's event process: relay, what submission says of items, and what is to be done from time to time."""

from starlette.applications import Starlette

from chassis.database import Database
from chassis.process import run
from chassis.worker import create_worker
from services.registry.domain.letter import Post
from services.registry.mail.mail_server import MailServer
from services.registry.settings import Settings
from services.registry.subscribers import submission
from services.registry.use_cases.check_websites import check_websites
from services.registry.use_cases.deliver_reminders import deliver_reminders
from services.registry.use_cases.follow_reminder_rules import follow_reminder_rules
from services.registry.use_cases.forget_old_sessions import forget_old_sessions
from services.registry.verification.website_look import WebsiteLook

DAY_SECONDS = 86_400.0
WEBSITES_SECONDS = 600.0
REMINDERS_SECONDS = 60.0


def build(settings: Settings) -> Starlette:
    """Relay, consumer, websites and reminders."""
    look, post = WebsiteLook(), post_of(settings)
    link = f"{settings.public_url}/console/"

    async def look_at_websites(database: Database) -> None:
        await check_websites(database, look)

    async def remind(database: Database) -> None:
        async with database.work() as work:
            await follow_reminder_rules(work)
        await deliver_reminders(database, post, link=link)

    chores = (
        (forget_sessions, DAY_SECONDS),
        (look_at_websites, WEBSITES_SECONDS),
        (remind, REMINDERS_SECONDS),
    )
    return create_worker("registry", settings, subscriptions=(submission.hears,), chores=chores)


def post_of(settings: Settings) -> Post | None:
    """The mail server of the settings, if they name one."""
    url = settings.smtp_url.get_secret_value()
    return MailServer(url, settings.mail_from, settings.mail_from_name).post if url else None


async def forget_sessions(database: Database) -> None:
    """Once a day."""
    async with database.work() as work:
        await forget_old_sessions(work)


if __name__ == "__main__":
    run("registry-worker", Settings, build)
