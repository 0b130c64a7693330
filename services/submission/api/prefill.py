"""What a new item need not begin without: the unit's last item of the type, in an earlier edition."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Liaison
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown
from services.submission.queries.taking_over import last_item

routes = router("/prefill", tags=["items"])


class PrefillOut(Output):
    """An item that `from_item_id` of a new one may name; its fields are then to be confirmed or changed."""

    item_id: UUID
    edition_id: UUID
    item_type: str
    title: str
    submitted_at: datetime


@routes.get("")
async def read(
    liaison: Liaison, work: WorkDep, edition_id: UUID, item_type: Annotated[str, Query(max_length=20)]
) -> PrefillOut | None:
    """The offer for a new item of the type; null where the unit reported none before."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown
    item = await last_item(work, unit_id=liaison.unit_id, item_type=item_type, edition=edition)
    if item is None:
        return None
    shown = {name: getattr(item, name) for name in ("edition_id", "item_type", "submitted_at")}
    return PrefillOut(item_id=item.id, title=item.content.get("title", ""), **shown)
