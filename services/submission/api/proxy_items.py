"""Items that a superior unit types in for one below: what came on paper, by mail or by telephone."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Response
from pydantic import Field

from chassis.bodies import Input
from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from services.submission.api.callers import Liaison
from services.submission.api.item_out import ItemSummary
from services.submission.api.item_views import changed_item
from services.submission.forms.plain_text import LINE_ENDS, LINES
from services.submission.use_cases.enter_item import Entered, enter_item

routes = router("/proxy-items", tags=["items"])


class ProxyItemIn(Input):
    """How it came is part of the item's story; `as_draft` leaves it to the unit to submit."""

    unit_id: UUID = Field(description="the unit that reports, below the caller's")
    edition_id: UUID
    item_type: str = Field(max_length=20)
    content: dict[str, Any]
    reason: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=400), LINES]
    as_draft: bool = False


@routes.post("", status_code=201)
async def enter(body: ProxyItemIn, liaison: Liaison, work: WorkDep, response: Response) -> ItemSummary:
    """The item of the unit below, submitted by its rules unless it is left as a draft."""
    item = await enter_item(work, Entered(**dict(body)), by=liaison)
    response.headers["Location"] = f"/api/submission/v1/items/{item.id}"
    set_etag(response, item.revision)
    return changed_item(item, liaison, at=work.now())
