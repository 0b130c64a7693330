"""Submissions: an item goes up, and its unit gets a receipt."""

from functools import partial
from uuid import UUID

from fastapi import Response

from chassis.endpoints import ComposedWorkDep, Input, router
from chassis.idempotency import SavedAnswer
from chassis.preconditions import etag
from chassis.principal import Principal
from chassis.work import Work
from services.submission.api.callers import Liaison
from services.submission.api.item_out import SubmissionOut
from services.submission.api.item_views import submitted_item
from services.submission.queries.item_to_act_on import ItemWithSurroundings
from services.submission.use_cases.submit_item import submit_item

routes = router("/items/{item_id}/submission", tags=["items"])


class Seen(Input):
    """The revision that the caller has read; when it is no longer the newest, nothing happens (412)."""

    revision: int | None = None


UNSEEN = Seen()


@routes.post("", status_code=201, response_model=SubmissionOut)
async def submit(item_id: UUID, liaison: Liaison, work: ComposedWorkDep, seen: Seen = UNSEEN) -> Response:
    """Send the item up: complete, in time, once."""
    answer = partial(_answer, liaison=liaison, work=work)
    saved = await submit_item(work, item_id=item_id, by=liaison, answer=answer, seen=seen.revision)
    return Response(saved.body, status_code=saved.status, headers=saved.headers)


def _answer(found: ItemWithSurroundings, *, liaison: Principal, work: Work) -> SavedAnswer:
    """The very bytes that every repetition of the request gets."""
    body = submitted_item(found, liaison, at=work.now()).model_dump_json().encode()
    return SavedAnswer(201, {"etag": etag(found.item.revision), "content-type": "application/json"}, body)
