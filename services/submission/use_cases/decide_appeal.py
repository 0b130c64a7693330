"""Decide an appeal."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.relevance_finding import AppealVerdict, NoAppealOpen, present_finding
from services.submission.queries.item_to_act_on import locked_item
from services.submission.queries.relevance import findings_of


async def decide_appeal(
    work: Work, *, item_id: UUID, verdict: AppealVerdict, text: str, by: Principal, seen: int | None = None
) -> Item:
    """The finding stands and the item stays with its unit, or the item is where it was, as if nothing had been."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    finding = present_finding(item, await findings_of(work, item_id))
    if finding is None:
        raise NoAppealOpen
    finding.decide(item, verdict, text, by=by, at=work.now())
    work.add(ItemStep.of(item, Step(verdict), unit_id=by.unit_id, reason=text))
    if verdict is AppealVerdict.OVERTURNED:
        work.publish(messages.TELLS[item.state](item))
    return item
