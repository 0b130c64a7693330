"""Withdrawals and corrections: a unit takes an item back, for good or to mend it."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from services.submission.api.callers import Liaison
from services.submission.api.item_out import ItemSummary
from services.submission.api.item_views import changed_item
from services.submission.api.submissions import Seen
from services.submission.forms.plain_text import LINE_ENDS, LINES
from services.submission.use_cases.correct_item import correct_item
from services.submission.use_cases.withdraw_item import withdraw_item

routes = router("/items/{item_id}", tags=["items"])


class WithdrawalIn(Seen):
    """The unit's words; the ministry and the media read them."""

    reason: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=500), LINES]


@routes.post("/withdrawal", status_code=201)
async def withdraw(
    item_id: UUID, body: WithdrawalIn, liaison: Liaison, work: WorkDep, response: Response
) -> ItemSummary:
    """Take the item back for good."""
    item = await withdraw_item(work, item_id=item_id, reason=body.reason, by=liaison, seen=body.revision)
    set_etag(response, item.revision)
    return changed_item(item, liaison, at=work.now())


class CorrectionIn(Seen):
    """The unit's words; those who approve it again, the ministry, the media and all readers read them."""

    reason: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=500), LINES]


@routes.post("/correction", status_code=201)
async def correct(
    item_id: UUID, body: CorrectionIn, liaison: Liaison, work: WorkDep, response: Response
) -> ItemSummary:
    """Open what the ministry has; the corrected item goes the same way up as the first."""
    item = await correct_item(work, item_id=item_id, reason=body.reason, by=liaison, seen=body.revision)
    set_etag(response, item.revision)
    return changed_item(item, liaison, at=work.now())
