"""Create an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.rows import new_id
from chassis.work import Work
from services.submission import messages
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import UnitNotEnrolled
from services.submission.queries.collected_types import collected_type
from services.submission.queries.obligations import clocks_of
from services.submission.use_cases.answer_call import answer_call
from services.submission.use_cases.take_over import take_over

ENTERED_FOR_ANOTHER = "由上级单位的平台代为报送"


async def create_item(
    work: Work,
    *,
    item_type: str,
    edition_id: UUID,
    by: Principal,
    from_item_id: UUID | None = None,
    call_id: UUID | None = None,
    entered_by: UUID | None = None,
    entered_why: str = ENTERED_FOR_ANOTHER,
) -> tuple[Item, Clocks]:
    """A draft of the caller's unit, of a type that the edition collects, with what the unit told before.

    `from_item_id` is an item that it takes over from, `call_id` a call that it answers; `entered_by` is the unit that
    enters it for that one: the item's story says so.
    """
    edition, _, limits = await collected_type(work, item_type=item_type, edition_id=edition_id)
    unit = await work.read(KnownUnit, (edition_id, by.unit_id))
    if unit is None:
        raise UnitNotEnrolled
    clocks = await clocks_of(work, edition, item_type, unit)
    clocks.check_unit_open(work.now())
    pooled = bool(limits.get("pooled", True))
    item = Item.draft(item_id=new_id(), item_type=item_type, pooled=pooled, unit=unit, by=by, at=work.now())
    work.add(item)
    await take_over(work, item, from_item_id=from_item_id, edition=edition, unit=unit)
    await work.flush()
    await answer_call(work, item, call_id=call_id, clocks=clocks)
    reason = entered_why if entered_by else ""
    work.add(ItemStep.of(item, Step.CREATED, unit_id=entered_by or by.unit_id, reason=reason))
    work.publish(messages.item_drafted(item))
    return item, clocks
