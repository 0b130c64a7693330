"""Drafts: what is written so far, saved as one writes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Response
from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.submission.api.callers import Liaison
from services.submission.api.item_out import DraftOut
from services.submission.api.item_views import saved_draft
from services.submission.use_cases.confirm_fields import confirm_fields
from services.submission.use_cases.save_draft import save_draft

routes = router("/items/{item_id}", tags=["items"])


@routes.put("/draft")
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
    return saved_draft(saved.item, saved.missing, liaison, clocks=saved.clocks, at=work.now())


class Confirmation(Input):
    """Fields that were taken over and are still right."""

    fields: tuple[Annotated[str, Field(max_length=100)], ...] = Field(min_length=1, max_length=100)


class ConfirmedOut(Output):
    """What is left to be looked at."""

    unconfirmed: tuple[str, ...]


@routes.post("/confirmation", status_code=201)
async def confirm(item_id: UUID, body: Confirmation, liaison: Liaison, work: WorkDep) -> ConfirmedOut:
    """Say that what was taken over from an earlier edition, or from the unit's data, is still right."""
    item, origin = await confirm_fields(work, item_id=item_id, fields=body.fields, by=liaison)
    return ConfirmedOut(unconfirmed=tuple(origin.unconfirmed(item.content)) if origin else ())
