"""Correct an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import CORRECTION, Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.publication import Publication
from services.submission.queries.item_to_act_on import locked_item


async def correct_item(work: Work, *, item_id: UUID, reason: str, by: Principal, seen: int | None = None) -> Item:
    """Open a received item for its unit; the corrected one goes the same way up as the first."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    publication = await work.read(Publication, item_id)
    item.correct(reason, publication=publication, by=by, at=work.now())
    notes = item.return_notes
    work.add(ItemStep.of(item, Step.RETURNED, unit_id=by.unit_id, reason=CORRECTION, notes=notes))
    work.publish(messages.item_returned(item))
    return item
