"""Find an item irrelevant."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import IRRELEVANT, Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.relevance_finding import RelevanceFinding, RelevanceReason, check_relevance_open
from services.submission.queries.item_to_act_on import locked_item
from services.submission.queries.relevance import findings_of


async def find_irrelevant(
    work: Work, *, item_id: UUID, reason: RelevanceReason, text: str, by: Principal, seen: int | None = None
) -> Item:
    """Give an item back because it has nothing to do with the week; its unit may appeal once."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    check_relevance_open(item, await findings_of(work, item_id), by=by)
    finding = RelevanceFinding.of(item, reason=reason, text=text, by=by, at=work.now())
    notes = [{"pointer": "", "text": finding.in_words}]
    item.give_back(notes, code=IRRELEVANT, by=by, at=work.now())
    work.add(finding)
    work.add(ItemStep.of(item, Step.RETURNED, unit_id=by.unit_id, reason=IRRELEVANT, notes=notes))
    work.publish(messages.item_returned(item))
    return item
