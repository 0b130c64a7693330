"""Appeal a hint."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.hint_appeal import HintAppeal, HintUnknown
from services.submission.domain.refusals import OtherUnit
from services.submission.queries.item_to_act_on import locked_item
from services.submission.use_cases.find_hints import find_hints
from services.submission.use_cases.read_hints import AnsweredHint


async def appeal_hint(work: Work, *, item_id: UUID, key: str, reason: str, by: Principal) -> AnsweredHint:
    """The writing unit holds a hint to be mistaken, and says why; said again it replaces what was said."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    if item.unit_id != by.unit_id:
        raise OtherUnit
    hints = await find_hints(work, item=item, content=item.content)
    hint = next((each for each in hints if each.key == key), None)
    if hint is None:
        raise HintUnknown
    appeal = await work.find(HintAppeal, (item_id, key))
    if appeal is None:
        appeal = HintAppeal(item_id=item_id, hint_key=key, reason=reason, said_at=work.now(), said_by=by.id)
        work.add(appeal)
    else:
        appeal.reason, appeal.said_at, appeal.said_by = reason, work.now(), by.id
    return AnsweredHint(hint, appeal)
