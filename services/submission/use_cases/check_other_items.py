"""Check other items."""

from collections.abc import Sequence

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_content import is_highlight
from services.submission.domain.refusals import ContentInvalid
from services.submission.domain.unit_share import check_highlights, check_share
from services.submission.queries.item_to_act_on import ItemWithSurroundings
from services.submission.queries.unit_share import others_submitted
from services.submission.use_cases.find_pick_faults import find_pick_faults


async def check_other_items(work: Work, found: ItemWithSurroundings, *, together: Sequence[Item] = ()) -> None:
    """What a submission depends on besides its own item: those that it refers to must stand; where a unit may submit
    only so many of a type, the first submission of each is counted, and where it may flag only so many, the flagged
    ones. `together` are those that go up beside it in this transaction."""
    most, item = found.per_unit_max, found.item
    if faults := await find_pick_faults(work, item):
        raise ContentInvalid(errors=faults)
    if most is not None and item.submission_number == 1:
        check_share(await others_submitted(work, item) + len(together), most)
    if (flagged := found.highlights_max) is not None:
        beside = sum(is_highlight(each.content) for each in together)
        check_highlights(await others_submitted(work, item, flagged=True) + beside, flagged)
