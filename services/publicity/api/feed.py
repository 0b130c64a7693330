"""The media feed over HTTP: pages behind a cursor, with a long poll, and single items."""

import hashlib
from typing import Annotated
from uuid import UUID

import orjson
from fastapi import Header, Query, Response
from pydantic import AwareDatetime

from chassis.endpoints import Runtime, RuntimeDep, WorkDep, router
from services.publicity.api.callers import Desk
from services.publicity.api.doors import DoorsDep
from services.publicity.api.feed_pages import FeedFormat, document_bytes
from services.publicity.queries.feed import check_desk, sequence_before, usable_feed_item

routes = router("/feed/items", tags=["feed"])

LONGEST_PAGE = 500
LONGEST_WAIT = 30
JSON = "application/json"


@routes.get("", response_class=Response)
async def read_feed(
    desk: Desk,
    runtime: RuntimeDep,
    doors: DoorsDep,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    since: AwareDatetime | None = None,
    limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = 50,
    wait: Annotated[float, Query(ge=0, le=LONGEST_WAIT)] = 0,
    form: Annotated[FeedFormat, Query(alias="format")] = FeedFormat.NINJS_3_1,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Documents behind the cursor, or from the start, or from an instant; `next` is always there."""
    scope = f"feed:{desk.id}"
    after = await _start(runtime, desk.id, scope, cursor, since)
    page = await doors.pages.page(after, limit=limit, form=form)
    # Nothing is held while waiting: no connection, no transaction.
    if page.count == 0 and wait and await doors.watch.wait_past(after, seconds=wait):
        page = await doors.pages.page(after, limit=limit, form=form, woken=True)
    following = runtime.cursors.seal(scope, [page.last])
    mark = hashlib.sha256(f"{page.digest}{following}{form}".encode()).hexdigest()[:32]
    body = b'{"items":[' + page.items + b'],"next":"' + following.encode() + b'"}'
    return answer(body, mark=mark, known=if_none_match)


async def _start(runtime: Runtime, desk_id: UUID, scope: str, cursor: str | None, since: AwareDatetime | None) -> int:
    async with runtime.database.work() as work:
        await check_desk(work, desk_id)
        if cursor is not None:
            return int(runtime.cursors.open(scope, cursor)[0])
        return await sequence_before(work, since) if since is not None else 0


@routes.get("/{item_id}", response_class=Response)
async def read_item(
    item_id: UUID,
    desk: Desk,
    work: WorkDep,
    form: Annotated[FeedFormat, Query(alias="format")] = FeedFormat.NINJS_3_1,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The document of one item; 410 once it is withdrawn, 403 while an embargo lasts."""
    await check_desk(work, desk.id)
    item = await usable_feed_item(work, item_id)
    body = document_bytes(orjson.dumps(item.document).decode(), form)
    return answer(body, mark=f"{item.sequence}-{form}", known=if_none_match)


def answer(body: bytes, *, mark: str, known: str | None) -> Response:
    """The bytes under their ETag, or 304 for a reader who has them."""
    tag = f'"{mark}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if known is not None and tag in (each.strip().removeprefix("W/") for each in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)
