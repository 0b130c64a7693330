"""Special websites are looked at."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from chassis.database import Database
from services.registry import queries
from services.registry.domain import Website
from services.registry.domain.website import RECHECKED_AFTER, Sighting

AT_ONCE = 20
Look = Callable[[str], Awaitable[Sighting]]


async def check_websites(database: Database, look: Look, *, again_after: timedelta = RECHECKED_AFTER) -> int:
    """Those not looked at for six hours, the longest unseen first; how many. While a look lasts no transaction is
    open, and of an address that was changed meanwhile nothing is noted."""
    async with database.work() as work:
        due = await queries.websites_due(work, seen_before=work.now() - again_after, limit=AT_ONCE)
    for unit_id, url in due:
        sighting = await look(url)
        async with database.work() as work:
            website = await work.find(Website, unit_id)
            if website is not None:
                website.note(sighting, url=url, at=work.now())
    return len(due)
