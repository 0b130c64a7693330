"""Submissions: an item goes up, and its unit gets a receipt."""

from functools import partial
from uuid import UUID

from fastapi import Response

from chassis.bodies import Input
from chassis.endpoints import ComposedWorkDep, Runtime, router
from chassis.group_commit import GroupCommit
from chassis.hot_route import HotAnswer, HotRequest, fast_for
from chassis.idempotency import KEY_PATTERN, Claim, SavedAnswer, hash_request
from chassis.preconditions import etag
from chassis.principal import Principal
from chassis.work import Work
from services.submission.api.callers import Liaison
from services.submission.api.item_out import SubmissionOut
from services.submission.api.item_views import submitted_item
from services.submission.queries.item_to_act_on import ItemWithSurroundings
from services.submission.queries.kept_editions import KeptEditions
from services.submission.use_cases.submit_item import submit_item
from services.submission.use_cases.submit_items_together import Asked, submit_items_together

routes = router("/items/{item_id}/submission", tags=["items"])


class Seen(Input):
    """The revision that the caller has read; when it is no longer the newest, nothing happens (412)."""

    revision: int | None = None


UNSEEN = Seen()
Together = GroupCommit[Asked, SavedAnswer]


@routes.post("", status_code=201, response_model=SubmissionOut)
async def submit(item_id: UUID, liaison: Liaison, work: ComposedWorkDep, seen: Seen = UNSEEN) -> Response:
    """Send the item up: complete, in time, once."""
    answer = partial(answer_of, liaison=liaison, work=work)
    saved = await submit_item(work, item_id=item_id, by=liaison, answer=answer, seen=seen.revision)
    return Response(saved.body, status_code=saved.status, headers=saved.headers)


@fast_for(submit)
async def submit_together(request: HotRequest) -> HotAnswer | None:
    """Together with whoever else submits at this moment."""
    asked = _asked(request)
    saved = await together(request.runtime).ask(asked) if asked else None
    if saved is None:
        return None
    headers = tuple((name.encode(), value.encode()) for name, value in saved.headers.items())
    return HotAnswer(saved.status, headers, saved.body)


def _asked(request: HotRequest) -> Asked | None:
    """The submission that is asked for; None where the declared route has something to say about the request."""
    key, caller = request.headers.get(b"idempotency-key", b"").decode("latin-1"), request.caller
    if caller is None or not KEY_PATTERN.match(key):
        return None
    if request.body and request.headers.get(b"content-type") != b"application/json":
        return None
    try:
        item_id = UUID(request.path["item_id"])
        seen = Seen.model_validate_json(request.body) if request.body else UNSEEN
    except ValueError:
        return None
    digest = hash_request("POST", request.target, request.query.decode("latin-1"), request.body)
    return Asked(item_id, caller, Claim(principal=caller.id, key=key, request_hash=digest), seen.revision)


def together(runtime: Runtime) -> Together:
    """What gathers the submissions of one process."""
    found: Together | None = runtime.extras.get("submissions")
    if found is None:
        write = partial(submit_items_together, runtime.database, answer=answer_of, editions=KeptEditions())
        found = runtime.extras["submissions"] = GroupCommit(write)
    return found


def answer_of(found: ItemWithSurroundings, liaison: Principal, work: Work) -> SavedAnswer:
    """The very bytes that every repetition of the request gets."""
    body = submitted_item(found, liaison, at=work.now()).model_dump_json().encode()
    return SavedAnswer(201, {"etag": etag(found.item.revision), "content-type": "application/json"}, body)
