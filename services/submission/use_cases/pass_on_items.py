"""Pass on items that wait for a unit that has ended."""

from chassis.work import Work
from services.submission.queries.ended_units import items_at_ended_levels


async def pass_on_items(work: Work) -> int:
    """To the unit that the ended one became, or to the level above it; how many. What was submitted on an older path
    comes to an ended unit later, level by level, so somebody has to look again."""
    waiting = await items_at_ended_levels(work, limit=100)
    for item, successor in waiting:
        item.pass_on(successor)
    return len(waiting)
