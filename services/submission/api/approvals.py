"""Approvals and acceptances of many items at once, with a look at what would happen."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Approver, Editor
from services.submission.domain.item import EDITABLE
from services.submission.use_cases.accept_items import accept_items
from services.submission.use_cases.approve_items import approve_items
from services.submission.use_cases.decide_each import Verdict

routes = router("", tags=["items"])

MOST = 500


class ChosenItem(Input):
    """An item and the revision that who decides has read."""

    id: UUID
    revision: Annotated[int, Field(ge=1)]


class ApprovalsIn(Input):
    """The items; with `preview` nothing is changed."""

    items: tuple[ChosenItem, ...] = Field(min_length=1, max_length=MOST)
    preview: bool = False

    @model_validator(mode="after")
    def refuse_repeated(self) -> Self:
        """Each item once."""
        if len({each.id for each in self.items}) < len(self.items):
            raise ValueError("同一份材料不能重复选择")
        return self


class ApprovalOut(Output):
    """What became, or would become, of one item; reason and code where it is refused."""

    id: UUID
    title: str
    unit_name: str
    verdict: Literal["approved", "would-approve", "refused"]
    reason: str | None
    code: str | None


class ApprovalsOut(Output):
    """Every item in the order of asking, and how many are (or would be) approved."""

    results: tuple[ApprovalOut, ...]
    approved: int


@routes.post("/approvals")
async def approve(body: ApprovalsIn, approver: Approver, work: WorkDep) -> ApprovalsOut:
    """Pass items one level up, each for itself."""
    seen = {each.id: each.revision for each in body.items}
    verdicts = await approve_items(work, seen=seen, by=approver, preview=body.preview)
    results = tuple(shown(each, preview=body.preview) for each in verdicts)
    return ApprovalsOut(results=results, approved=sum(each.verdict != "refused" for each in results))


class AcceptanceOut(Output):
    """What became, or would become, of one item; reason and code where it is refused."""

    id: UUID
    title: str
    unit_name: str
    verdict: Literal["accepted", "would-accept", "refused"]
    reason: str | None
    code: str | None


class AcceptancesOut(Output):
    """Every item in the order of asking, and how many are (or would be) accepted."""

    results: tuple[AcceptanceOut, ...]
    accepted: int


@routes.post("/acceptances")
async def accept(body: ApprovalsIn, editor: Editor, work: WorkDep) -> AcceptancesOut:
    """The ministry's office takes items that are not for the pool, each for itself."""
    seen = {each.id: each.revision for each in body.items}
    verdicts = await accept_items(work, seen=seen, by=editor, preview=body.preview)
    good = "would-accept" if body.preview else "accepted"
    results = tuple(AcceptanceOut.model_validate(_shown(each, good)) for each in verdicts)
    return AcceptancesOut(results=results, accepted=sum(each.verdict != "refused" for each in results))


def shown(verdict: Verdict, *, preview: bool) -> ApprovalOut:
    """The verdict on an approval."""
    return ApprovalOut.model_validate(_shown(verdict, "would-approve" if preview else "approved"))


def _shown(verdict: Verdict, good: str) -> dict[str, Any]:
    """The verdict in words. What the unit is writing at the moment is nobody else's to read, its title neither."""
    item, refusal = verdict.item, verdict.refusal
    return {
        "id": verdict.item_id,
        "title": item.content.get("title", "") if item and item.state not in EDITABLE else "",
        "unit_name": item.unit_name if item else "",
        "verdict": "refused" if refusal else good,
        "reason": refusal.detail if refusal else None,
        "code": refusal.code if refusal else None,
    }
