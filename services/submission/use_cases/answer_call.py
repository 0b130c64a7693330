"""Answer a call with a new item."""

from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.submission.domain.call import CallTypeDiffers
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item
from services.submission.queries.calls import call_of, called_unit


async def answer_call(work: Work, item: Item, *, call_id: UUID | None, clocks: Clocks) -> None:
    """The item is its unit's answer, of the type that was asked for; one a unit, whoever begins another at once,
    and none once nothing is taken any more."""
    if call_id is None:
        return
    call = await call_of(work, call_id, unit_id=item.unit_id)
    call.check_open()
    if (item.item_type, item.edition_id) != (call.item_type, call.edition_id):
        raise CallTypeDiffers(errors=[FieldError("/item_type", CallTypeDiffers.title, CallTypeDiffers.code)])
    clocks.check_not_over(work.now())
    line = await called_unit(work, call_id, item.unit_id)
    line.unit.answer_with(item, before=line.answer, at=work.now())
