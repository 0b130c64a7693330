"""Find faults of picks."""

from chassis.errors import FieldError
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.picks import pick_faults, picks_in
from services.submission.forms import REPORT_TYPES
from services.submission.queries.picks import picked_items
from services.submission.queries.visibility import visible_to


async def find_pick_faults(work: Work, item: Item) -> list[FieldError]:
    """Items that this one refers to and that do not stand; nothing is read where it refers to none."""
    picks = picks_in(item.content)
    found = await picked_items(work, picks, within=visible_to(item.unit_id))
    return pick_faults(picks, found, edition_id=item.edition_id, item_types=REPORT_TYPES[item.item_type].picks)
