"""Confirm fields."""

from collections.abc import Collection
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_origin import ItemOrigin
from services.submission.queries.item_to_act_on import locked_item


async def confirm_fields(
    work: Work, *, item_id: UUID, fields: Collection[str], by: Principal
) -> tuple[Item, ItemOrigin | None]:
    """What was taken over is still right; the content does not change, nor does its revision."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_edit(by)
    origin = await work.find(ItemOrigin, item_id)
    if origin is not None:
        origin.confirm(fields)
    return item, origin
