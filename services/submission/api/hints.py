"""Hints on an item: for its writer while writing, and for whoever approves; never a refusal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import ItemReader, Liaison
from services.submission.domain.hint_appeal import REASON_MOST
from services.submission.forms.plain_text import ONE_LINE
from services.submission.use_cases.appeal_hint import appeal_hint
from services.submission.use_cases.read_hints import AnsweredHint, read_hints

routes = router("/items/{item_id}/hints", tags=["hints"])
SHOWN = 12


class AppealOut(Output):
    """Why the writer holds the hint to be mistaken."""

    reason: str
    said_at: datetime


class HintOut(Output):
    """The characters [start, end) of the text at `pointer`, what is to be looked at, and what could stand there.

    `quote` shows how they begin, numbers that name people in part; `other_id` is the item that this one is like."""

    key: str
    code: str
    pointer: str
    start: int
    end: int
    quote: str
    message: str
    instead: str
    appeal: AppealOut | None
    other_id: UUID | None


class AppealIn(Input):
    """The hint by its key, and why it is mistaken."""

    key: Annotated[str, Field(min_length=1, max_length=40)]
    reason: Annotated[str, Field(min_length=1, max_length=REASON_MOST), ONE_LINE]


@routes.get("")
async def read_list(item_id: UUID, reader: ItemReader, work: WorkDep) -> list[HintOut]:
    """What is worth a second look in the content that the reader sees."""
    return [_hint(each) for each in await read_hints(work, item_id=item_id, by=reader)]


@routes.post("/appeals", status_code=201)
async def appeal(item_id: UUID, body: AppealIn, liaison: Liaison, work: WorkDep) -> HintOut:
    """The writer says why a hint is mistaken."""
    return _hint(await appeal_hint(work, item_id=item_id, key=body.key, reason=body.reason, by=liaison))


def _hint(answered: AnsweredHint) -> HintOut:
    found = answered.hint
    return HintOut(
        key=found.key,
        code=found.code,
        pointer=found.pointer,
        start=found.start,
        end=found.end,
        quote=_quoted(found.code, found.quote),
        message=found.message,
        instead=found.instead,
        appeal=AppealOut.model_validate(answered.appeal) if answered.appeal else None,
        other_id=answered.other_id,
    )


def _quoted(code: str, quote: str) -> str:
    """An id is no text to show; a number that names somebody is not said once more in full."""
    if code in ("near_duplicate", "photo_outside_window"):
        return ""
    if code.startswith("pii_"):
        return f"{quote[:3]}…{quote[-2:]}"
    return quote if len(quote) <= SHOWN else f"{quote[:SHOWN]}…"
