"""Take over."""

from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_origin import ItemOrigin
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import TakenItemUnknown
from services.submission.forms import REPORT_TYPES
from services.submission.forms.taking_over import taken_over, told_by_unit
from services.submission.queries.taking_over import Source, source_of


async def take_over(
    work: Work, item: Item, *, from_item_id: UUID | None, edition: KnownEdition, unit: KnownUnit
) -> None:
    """Fill a new draft with what is known already; where it came from is kept, so that it can be counted and looked
    over. Nothing that was typed is asked for again, and nothing old is passed off as new."""
    source = None
    if from_item_id is not None:
        source = await source_of(work, from_item_id, unit_id=unit.unit_id)
        if source is None or source.item.item_type not in REPORT_TYPES:
            raise TakenItemUnknown(errors=[FieldError("/from_item_id", TakenItemUnknown.title, TakenItemUnknown.code)])
    told = told_by_unit(REPORT_TYPES[item.item_type], unit)
    taken = told | (_from_item(item, source, edition) if source else {})
    if not taken:
        return
    item.begin_with(taken)
    old = source is not None and source.item.edition_id != item.edition_id
    origin = ItemOrigin(
        item_id=item.id,
        from_item_id=from_item_id,
        taken=taken,
        to_confirm=list(taken) if old else [name for name in taken if name in told],
    )
    await work.flush()
    work.add(origin)


def _from_item(item: Item, source: Source, edition: KnownEdition) -> dict[str, Any]:
    return taken_over(
        REPORT_TYPES[source.item.item_type],
        source.content,
        REPORT_TYPES[item.item_type],
        edition,
        same_edition=source.item.edition_id == item.edition_id,
    )
