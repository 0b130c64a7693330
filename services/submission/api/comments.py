"""Comments on an item: by co-departments, and by the levels above as their answer."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field

from chassis.auth import require
from chassis.bodies import Actions, Input, Output
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.api.callers import ItemViewer
from services.submission.domain.item_comment import POINTER_MAX, TEXT_MAX, ItemComment
from services.submission.forms.plain_text import LINE_ENDS, LINES, ONE_LINE
from services.submission.queries.comments import comments_of
from services.submission.use_cases.comment_item import comment_item
from services.submission.use_cases.withdraw_comment import withdraw_comment

routes = router("/items/{item_id}/comments", tags=["comments"])
Commentator = Annotated[Principal, Depends(require(Role.CO_DEPARTMENT, Role.APPROVER, Role.EDITOR))]


class CommentIn(Input):
    """What is said, in plain text, and of which place of the content; of the whole where it is empty."""

    text: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=TEXT_MAX), LINES]
    pointer: Annotated[str, Field(max_length=POINTER_MAX), ONE_LINE] = ""


class CommentOut(Output):
    """Said by a department or a unit, of the version with this number; without its text once it was withdrawn."""

    id: UUID
    author_name: str
    by_department: bool
    submission_number: int
    pointer: str
    text: str
    said_at: datetime
    withdrawn_at: datetime | None
    actions: Actions


class CommentList(Output):
    """All that was said of an item, the first first."""

    items: tuple[CommentOut, ...]


@routes.get("")
async def read_list(item_id: UUID, reader: ItemViewer, work: WorkDep) -> CommentList:
    """What was said of the item; it is not so much that pages were needed."""
    found = await comments_of(work, item_id, reader=reader)
    return CommentList(items=tuple(shown(each, reader) for each in found))


@routes.post("", status_code=201)
async def say(item_id: UUID, body: CommentIn, by: Commentator, work: WorkDep) -> CommentOut:
    """Say something of what was submitted."""
    return shown(await comment_item(work, item_id=item_id, text=body.text, pointer=body.pointer, by=by), by)


@routes.post("/{comment_id}/withdrawal", status_code=204)
async def withdraw(item_id: UUID, comment_id: UUID, by: Commentator, work: WorkDep) -> None:
    """Take back what one has said oneself."""
    await withdraw_comment(work, item_id=item_id, comment_id=comment_id, by=by)


def shown(comment: ItemComment, reader: Principal) -> CommentOut:
    """For a reader, who may take back the own one that stands."""
    gone = comment.withdrawn_at is not None
    own = comment.author_id == reader.id and not gone
    text = {"text": ""} if gone else {}
    return CommentOut.model_validate(
        {**comment.model_dump(), **text, "actions": Actions(allowed=("withdraw",) if own else ())}
    )
