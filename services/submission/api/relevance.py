"""Whether an item has to do with the week: a level finds that it has not, its unit appeals, the level above decides."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from services.submission.api.callers import Decider, Liaison
from services.submission.api.item_out import ItemSummary
from services.submission.api.item_views import changed_item
from services.submission.api.submissions import Seen
from services.submission.domain.relevance_finding import TEXT_MAX, TEXT_MIN, AppealVerdict, RelevanceReason
from services.submission.forms.plain_text import LINE_ENDS, LINES
from services.submission.use_cases.appeal_finding import appeal_finding
from services.submission.use_cases.decide_appeal import decide_appeal
from services.submission.use_cases.find_irrelevant import find_irrelevant

routes = router("/items/{item_id}/irrelevance", tags=["relevance"])

Words = Annotated[str, LINE_ENDS, Field(min_length=TEXT_MIN, max_length=TEXT_MAX), LINES]


class FindingIn(Seen):
    """Why, by its kind and in words for the unit."""

    reason: RelevanceReason
    text: Words


class FindingAppealIn(Seen):
    """What the item has to do with the week."""

    text: Words


class VerdictIn(Seen):
    """Upheld or overturned, and why; the unit and the level that had found so read it."""

    verdict: AppealVerdict
    text: Words


@routes.post("", status_code=201)
async def find(item_id: UUID, body: FindingIn, decider: Decider, work: WorkDep, response: Response) -> ItemSummary:
    """Give the item back because it has nothing to do with the week."""
    item = await find_irrelevant(
        work, item_id=item_id, reason=body.reason, text=body.text, by=decider, seen=body.revision
    )
    set_etag(response, item.revision)
    return changed_item(item, decider, at=work.now())


@routes.post("/appeal", status_code=201)
async def appeal(
    item_id: UUID, body: FindingAppealIn, liaison: Liaison, work: WorkDep, response: Response
) -> ItemSummary:
    """The unit says why it has, once and without a change."""
    item = await appeal_finding(work, item_id=item_id, text=body.text, by=liaison, seen=body.revision)
    set_etag(response, item.revision)
    return changed_item(item, liaison, at=work.now())


@routes.post("/verdict", status_code=201)
async def decide(item_id: UUID, body: VerdictIn, decider: Decider, work: WorkDep, response: Response) -> ItemSummary:
    """The level above has the last word on this submission."""
    item = await decide_appeal(
        work, item_id=item_id, verdict=body.verdict, text=body.text, by=decider, seen=body.revision
    )
    set_etag(response, item.revision)
    return changed_item(item, decider, at=work.now())
