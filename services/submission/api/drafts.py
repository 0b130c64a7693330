"""Drafts: what is written so far, saved as one writes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Response

from chassis.endpoints import WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.submission.api.callers import Liaison
from services.submission.api.item_out import DraftOut
from services.submission.api.item_views import saved_draft
from services.submission.use_cases.save_draft import save_draft

routes = router("/items/{item_id}/draft", tags=["items"])


@routes.put("")
async def save(
    item_id: UUID,
    content: Annotated[dict[str, Any], Body()],
    liaison: Liaison,
    work: WorkDep,
    seen: IfMatch,
    response: Response,
) -> DraftOut:
    """Keep any part of the form of the item's type; answers with what is still missing."""
    saved = await save_draft(work, item_id=item_id, content=content, seen=seen, by=liaison)
    set_etag(response, saved.item.revision)
    return saved_draft(saved.item, saved.missing, liaison, edition=saved.edition, at=work.now())
