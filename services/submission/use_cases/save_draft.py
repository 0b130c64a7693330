"""Save a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item
from services.submission.forms import REPORT_TYPES
from services.submission.queries.assets import known_assets
from services.submission.queries.item_to_act_on import locked_item
from services.submission.queries.obligations import edition_and_clocks
from services.submission.use_cases.find_pick_faults import find_pick_faults


@dataclass(frozen=True)
class SavedDraft:
    """What was kept, and what is still missing."""

    item: Item
    clocks: Clocks
    missing: Sequence[FieldError]


async def save_draft(work: Work, *, item_id: UUID, content: Mapping[str, Any], seen: int, by: Principal) -> SavedDraft:
    """Keep what is written so far, and tell what is still missing."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_edit(by)
    item.check_seen(seen)
    report_type = REPORT_TYPES[item.item_type]
    draft = report_type.read_draft(content)
    item.save_draft(draft.content(), by=by, at=work.now())
    edition, unit, clocks = await edition_and_clocks(work, item)
    known = await known_assets(work, item.asset_ids)
    missing = report_type.faults(item.content, edition=edition, known=known, unit_id=item.unit_id, unit=unit)
    missing += await find_pick_faults(work, item)
    return SavedDraft(item, clocks, missing)
