"""Decisions of the level above, and of the ministry's office: approval, acceptance, return."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from chassis.bodies import Input
from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from services.submission.api.callers import Approver, Decider, Editor
from services.submission.api.item_out import ItemSummary
from services.submission.api.item_views import changed_item
from services.submission.api.submissions import UNSEEN, Seen
from services.submission.forms.plain_text import LINE_ENDS, LINES
from services.submission.use_cases.accept_item import accept_item
from services.submission.use_cases.approve_item import approve_item
from services.submission.use_cases.return_item import return_item

routes = router("/items/{item_id}", tags=["items"])


class NoteIn(Input):
    """What is to be mended, and where: a JSON pointer into the content; the empty one means all of it."""

    pointer: str = Field(max_length=200)
    text: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=500), LINES]


class ReturnIn(Seen):
    """At least one note."""

    notes: tuple[NoteIn, ...] = Field(min_length=1, max_length=50)


@routes.post("/approval", status_code=201)
async def approve(
    item_id: UUID, approver: Approver, work: WorkDep, response: Response, seen: Seen = UNSEEN
) -> ItemSummary:
    """Pass the item one level up."""
    item = await approve_item(work, item_id=item_id, by=approver, seen=seen.revision)
    set_etag(response, item.revision)
    return changed_item(item, approver, at=work.now())


@routes.post("/acceptance", status_code=201)
async def accept(item_id: UUID, editor: Editor, work: WorkDep, response: Response, seen: Seen = UNSEEN) -> ItemSummary:
    """The ministry's office takes an approved item that is not for the pool."""
    item = await accept_item(work, item_id=item_id, by=editor, seen=seen.revision)
    set_etag(response, item.revision)
    return changed_item(item, editor, at=work.now())


@routes.post("/return", status_code=201)
async def give_back(item_id: UUID, body: ReturnIn, decider: Decider, work: WorkDep, response: Response) -> ItemSummary:
    """Give the item back to its unit."""
    notes = [note.model_dump() for note in body.notes]
    item = await return_item(work, item_id=item_id, notes=notes, by=decider, seen=body.revision)
    set_etag(response, item.revision)
    return changed_item(item, decider, at=work.now())
