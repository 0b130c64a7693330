"""Appeal a finding."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.refusals import VersionNotFound
from services.submission.domain.relevance_finding import NotAppealable, present_finding
from services.submission.queries.item_to_act_on import locked_item
from services.submission.queries.relevance import findings_of


async def appeal_finding(work: Work, *, item_id: UUID, text: str, by: Principal, seen: int | None = None) -> Item:
    """The unit says why the item has to do with the week; the item is again as it was submitted, and stays so until
    the level above has decided. No lock of the edition stands against it: what was submitted was in time."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_seen(seen)
    finding = present_finding(item, await findings_of(work, item_id))
    if finding is None:
        raise NotAppealable
    finding.appeal(item, text, by=by, at=work.now())
    submitted = await work.get(ItemVersion, (item_id, item.submission_number), refusal=VersionNotFound)
    item.hold_for_appeal(submitted.content, by=by, at=work.now())
    work.add(ItemStep.of(item, Step.APPEALED, unit_id=by.unit_id, reason=text))
    return item
