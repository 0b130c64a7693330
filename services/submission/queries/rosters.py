"""Rosters of co-departments."""

from collections.abc import Collection

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.known_unit import KnownUnit


async def roster_for(work: Work, item: Item) -> Collection[str]:
    """The departments that the item's unit has on its roster in the item's edition, by name."""
    unit = await work.read(KnownUnit, (item.edition_id, item.unit_id))
    return unit.co_departments if unit else ()
