"""Enter an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ItemTypeUnknown, UnitNotFound
from services.submission.forms import REPORT_TYPES
from services.submission.use_cases.create_item import create_item
from services.submission.use_cases.send_up import send_up


@dataclass(frozen=True)
class Entered:
    """What came by paper, mail or telephone from a unit below; `reason` says how, and stands in the item's story."""

    unit_id: UUID
    edition_id: UUID
    item_type: str
    content: Mapping[str, Any]
    reason: str
    as_draft: bool = False


async def enter_item(work: Work, entered: Entered, *, by: Principal) -> Item:
    """An item of a unit below, typed in for it (R53): it is that unit's from then on, whoever held the pen."""
    unit = await work.read(KnownUnit, (entered.edition_id, entered.unit_id))
    if unit is None or by.unit_id not in unit.path[:-1]:
        raise UnitNotFound
    if entered.item_type not in REPORT_TYPES:
        raise ItemTypeUnknown
    draft = REPORT_TYPES[entered.item_type].read_draft(entered.content)
    acting = by.model_copy(update={"unit_id": unit.unit_id})
    item, _ = await create_item(
        work, item_type=entered.item_type, edition_id=entered.edition_id, by=acting, entered_by=by.unit_id,
        entered_why=f"由上级单位代为录入：{entered.reason}",
    )  # fmt: skip
    item.save_draft(draft.content(), by=acting, at=work.now())
    return item if entered.as_draft else await send_up(work, item=item, by=acting, key=f"entered:{item.id}")
