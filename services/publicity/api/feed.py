"""The media feed over HTTP: pages behind a cursor, with a long poll, and single items."""

from typing import Annotated, cast
from uuid import UUID

import orjson
from fastapi import Header, Query, Response
from pydantic import AwareDatetime

from chassis.endpoints import Runtime, RuntimeDep, WorkDep, router
from chassis.hot_route import HotAnswer, HotRequest, fast_for
from chassis.principal import Principal
from services.publicity.api.callers import Desk
from services.publicity.api.doors import NAME, Doors, DoorsDep
from services.publicity.api.feed_endings import ending_of, feed_scope
from services.publicity.api.feed_pages import FeedFormat, Page, document_bytes
from services.publicity.api.feed_questions import LONGEST_PAGE, LONGEST_WAIT, Question
from services.publicity.queries.feed import check_desk, sequence_before, usable_feed_item

routes = router("/feed/items", tags=["feed"])

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
    after = await _start(runtime, desk.id, cursor, since)
    page = await doors.pages.page(after, limit=limit, form=form)
    # Nothing is held while waiting: no connection, no transaction.
    if page.count == 0 and wait and await doors.watch.wait_past(after, seconds=wait):
        page = await doors.pages.page(after, limit=limit, form=form, woken=True)
    ending = ending_of(page, desk_id=desk.id, form=form, cursors=runtime.cursors)
    return answer(page.opening + ending.rest, tag=ending.tag.decode(), known=if_none_match)


@fast_for(read_feed)
async def read_feed_from_memory(request: HotRequest) -> HotAnswer | None:
    """The same without a statement, for a desk whose access stands as far as the watch of the feed sees."""
    doors: Doors = request.runtime.extras[NAME]
    desk = cast("Principal", request.caller)
    question = doors.questions.read(desk.id, request.query)
    if question is None or not doors.watch.admits(desk):
        return None
    page = doors.pages.kept(question.after, limit=question.limit, form=question.form)
    if page is not None and page.count == 0 and question.wait:
        page = await _news(doors, question, desk) or page
    if page is None:
        return None
    return _hot_answer(request, question, page, desk.id)


async def _news(doors: Doors, question: Question, desk: Principal) -> Page | None:
    """What came while the desk waited; nothing for one whose access was ended meanwhile."""
    if not await doors.watch.wait_past(question.after, seconds=question.wait) or not doors.watch.admits(desk):
        return None
    return await doors.pages.page(question.after, limit=question.limit, form=question.form, woken=True)


def _hot_answer(request: HotRequest, question: Question, page: Page, desk_id: UUID) -> HotAnswer:
    ending = question.ending
    if ending is None or not ending.fits(page):
        ending = ending_of(page, desk_id=desk_id, form=question.form, cursors=request.runtime.cursors)
        question.ending = ending
    if ending.known_by(request.headers.get(b"if-none-match")):
        return HotAnswer(304, ending.headers_unchanged, b"")
    return HotAnswer(200, ending.headers, page.opening, ending.rest)


async def _start(runtime: Runtime, desk_id: UUID, cursor: str | None, since: AwareDatetime | None) -> int:
    async with runtime.database.work() as work:
        await check_desk(work, desk_id)
        if cursor is not None:
            return int(runtime.cursors.open(feed_scope(desk_id), cursor)[0])
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
    return answer(body, tag=f'"{item.sequence}-{form}"', known=if_none_match)


def answer(body: bytes, *, tag: str, known: str | None) -> Response:
    """The bytes under their ETag, or 304 for a reader who has them."""
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if known is not None and tag in (each.strip().removeprefix("W/") for each in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)
