"""Calls for items (约稿): a superior asks, units acknowledge, decline or answer by an item."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import AwareDatetime, Field

from chassis.bodies import Input
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.submission.api.call_out import CallList, CallOut, line_out, shown
from services.submission.api.callers import Decider, ItemReader, Liaison
from services.submission.domain.call import DEMANDS_MAX, REASON_MAX, SUBJECT_MAX, UNITS_MAX, Call
from services.submission.forms.plain_text import LINE_ENDS, LINES, ONE_LINE
from services.submission.queries.calls import CallView, call_of, calls_page, lines_of_calls
from services.submission.queries.obligations import clocks_for
from services.submission.use_cases.acknowledge_call import acknowledge_call
from services.submission.use_cases.decline_call import decline_call
from services.submission.use_cases.extend_call import extend_call
from services.submission.use_cases.issue_call import CallWish, issue_call
from services.submission.use_cases.withdraw_call import withdraw_call

routes = router("/calls", tags=["calls"])

Reason = Annotated[str, Field(min_length=2, max_length=REASON_MAX), ONE_LINE]


class NewCall(Input):
    """What is asked of which units below the caller's, and until when (half-open)."""

    edition_id: UUID
    item_type: Annotated[str, Field(max_length=20)] = "T12"
    subject: Annotated[str, Field(min_length=2, max_length=SUBJECT_MAX), ONE_LINE]
    demands: Annotated[str, LINE_ENDS, Field(min_length=2, max_length=DEMANDS_MAX), LINES]
    due_at: AwareDatetime
    unit_ids: Annotated[list[UUID], Field(min_length=1, max_length=UNITS_MAX)]


class NewDue(Input):
    """More time."""

    due_at: AwareDatetime


class Because(Input):
    """Why."""

    reason: Reason


async def _answer(work: WorkDep, call: Call, reader: ItemReader, response: Response) -> CallOut:
    await work.flush()
    set_etag(response, call.revision)
    mine = call.issuer_id == reader.unit_id
    lines = await lines_of_calls(work, [call.id], of_unit=None if mine else reader.unit_id)
    clocks = None if mine else await clocks_for(work, call.edition_id, call.item_type, unit_id=reader.unit_id)
    return shown(call, lines[call.id], reader, clocks=clocks, at=work.now())


@routes.post("", status_code=201)
async def issue(body: NewCall, decider: Decider, work: WorkDep, response: Response) -> CallOut:
    """Ask units below the own one; each finds it among its tasks."""
    call = await issue_call(work, CallWish(**body.model_dump()), by=decider)
    response.headers["Location"] = f"/api/submission/v1/calls/{call.id}"
    return await _answer(work, call, decider, response)


@routes.get("")
async def read_list(
    reader: ItemReader,
    work: WorkDep,
    runtime: RuntimeDep,
    view: CallView = "received",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> CallList:
    """`issued` by the own unit, or `received` by it; the newest first."""
    scope = f"calls:{reader.unit_id}:{view}"
    after = UUID(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    found = await calls_page(work, unit_id=reader.unit_id, view=view, after=after, limit=limit + 1)
    page = found[:limit]
    of_unit = None if view == "issued" else reader.unit_id
    lines = await lines_of_calls(work, [call.id for call in page], of_unit=of_unit)
    return CallList(
        items=[line_out(call, lines[call.id], reader, at=work.now()) for call in page],
        next_cursor=runtime.cursors.seal(scope, [page[-1].id]) if len(found) > limit else None,
    )


@routes.get("/{call_id}")
async def read_one(call_id: UUID, reader: ItemReader, work: WorkDep, response: Response) -> CallOut:
    """Who asked sees how far every unit is, a unit that is asked sees itself."""
    return await _answer(work, await call_of(work, call_id, unit_id=reader.unit_id), reader, response)


@routes.put("/{call_id}/due")
async def extend(
    call_id: UUID, body: NewDue, seen: IfMatch, decider: Decider, work: WorkDep, response: Response
) -> CallOut:
    """A later due instant, for all."""
    call = await extend_call(work, call_id=call_id, due_at=body.due_at, by=decider, seen=seen)
    return await _answer(work, call, decider, response)


@routes.post("/{call_id}/withdrawal")
async def withdraw(call_id: UUID, body: Because, decider: Decider, work: WorkDep, response: Response) -> CallOut:
    """No longer wanted."""
    call = await withdraw_call(work, call_id=call_id, reason=body.reason, by=decider)
    return await _answer(work, call, decider, response)


@routes.post("/{call_id}/acknowledgement")
async def acknowledge(call_id: UUID, liaison: Liaison, work: WorkDep, response: Response) -> CallOut:
    """The own unit has seen it."""
    return await _answer(work, await acknowledge_call(work, call_id=call_id, by=liaison), liaison, response)


@routes.post("/{call_id}/refusal")
async def decline(call_id: UUID, body: Because, liaison: Liaison, work: WorkDep, response: Response) -> CallOut:
    """The own unit has nothing to send."""
    call = await decline_call(work, call_id=call_id, reason=body.reason, by=liaison)
    return await _answer(work, call, liaison, response)
