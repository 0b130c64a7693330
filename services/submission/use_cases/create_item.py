"""Create an item."""

from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from chassis.rows import new_id
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown, ItemTypeUnknown, UnitNotEnrolled
from services.submission.forms import REPORT_TYPES


async def create_item(work: Work, *, item_type: str, edition_id: UUID, by: Principal) -> tuple[Item, KnownEdition]:
    """An empty draft of the caller's unit, of a type that the edition collects."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown(errors=[FieldError("/edition_id", EditionUnknown.title, EditionUnknown.code)])
    if edition.limits(item_type) is None or item_type not in REPORT_TYPES:
        raise ItemTypeUnknown(errors=[FieldError("/item_type", ItemTypeUnknown.title, ItemTypeUnknown.code)])
    unit = await work.read(KnownUnit, (edition_id, by.unit_id))
    if unit is None:
        raise UnitNotEnrolled
    item = Item.draft(item_id=new_id(), item_type=item_type, unit=unit, by=by, at=work.now())
    work.add(item)
    await work.flush()
    work.add(ItemStep.of(item, Step.CREATED, unit_id=by.unit_id))
    return item, edition
