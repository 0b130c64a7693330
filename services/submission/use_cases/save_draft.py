"""Save a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown
from services.submission.forms import REPORT_TYPES
from services.submission.queries.assets import known_assets
from services.submission.queries.item_to_act_on import locked_item


@dataclass(frozen=True)
class SavedDraft:
    """What was kept, and what is still missing."""

    item: Item
    edition: KnownEdition
    missing: Sequence[FieldError]


async def save_draft(work: Work, *, item_id: UUID, content: Mapping[str, Any], seen: int, by: Principal) -> SavedDraft:
    """Keep what is written so far, and tell what is still missing."""
    item = await locked_item(work, item_id, unit_id=by.unit_id)
    item.check_edit(by)
    item.check_seen(seen)
    report_type = REPORT_TYPES[item.item_type]
    draft = report_type.read_draft(content)
    item.save_draft(draft.content(), asset_ids=list(draft.asset_ids or ()), by=by, at=work.now())
    edition = await work.read(KnownEdition, item.edition_id)
    if edition is None:
        raise EditionUnknown
    known = await known_assets(work, item.asset_ids)
    missing = report_type.faults(item.content, edition=edition, known=known, unit_id=item.unit_id)
    return SavedDraft(item, edition, missing)
