"""From the pool to a decision: assignment, scores, proposal, three reviews."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from chassis.bodies import Input
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from chassis.work import Work
from services.publicity.api.callers import Editor, Reviewer, ReviewerStanding
from services.publicity.api.entry_views import EntryStep, actions_of
from services.publicity.domain import Entry
from services.publicity.domain.review import Stage, Verdict
from services.publicity.queries.entries import parts_of
from services.publicity.use_cases.assign_reviewers import assign_reviewers
from services.publicity.use_cases.decide_entry import decide_entry
from services.publicity.use_cases.decline_entry import decline_entry
from services.publicity.use_cases.propose_entry import propose_entry
from services.publicity.use_cases.recuse_reviewer import recuse_reviewer
from services.publicity.use_cases.review_entry import review_entry
from services.publicity.use_cases.score_entry import score_entry

routes = router("/entries/{entry_id}", tags=["selection"])

Reason = Annotated[str, Field(min_length=1, max_length=500)]
Points = Annotated[int, Field(strict=True)]


class ScoreIn(Input):
    """Points for each criterion of the rubric."""

    points: dict[str, Points] = Field(max_length=20)
    comment: str = Field(min_length=1, max_length=2000)


class RecusalIn(Input):
    """Why the reviewer steps back."""

    reason: Reason


class ProposalIn(Input):
    """Why the entry should go to the media, in plain words."""

    reason: str = Field(min_length=1, max_length=1000)


class ReviewIn(Input):
    """A verdict at one stage."""

    stage: Stage
    verdict: Verdict
    note: str = Field(default="", max_length=1000)


class DecisionIn(Input):
    """To be released; nothing of it is shown before `embargoed_until`."""

    embargoed_until: AwareDatetime | None = None


async def step(work: Work, entry: Entry, caller: Principal) -> EntryStep:
    """The entry after a step, with what is open now."""
    await work.flush()
    actions = actions_of(entry, await parts_of(work, entry), caller)
    until: datetime | None = entry.embargoed_until
    return EntryStep.model_validate(
        {"id": entry.id, "state": entry.state, "embargoed_until": until, "actions": actions}
    )


@routes.post("/assignment")
async def assign(entry_id: UUID, editor: Editor, work: WorkDep) -> EntryStep:
    """Have two reviewers chosen."""
    return await step(work, await assign_reviewers(work, entry_id=entry_id, by=editor.id), editor)


@routes.post("/recusal")
async def recuse(
    entry_id: UUID, recusal: RecusalIn, reviewer: Reviewer, standing: ReviewerStanding, work: WorkDep
) -> EntryStep:
    """Step back as a reviewer."""
    entry = await recuse_reviewer(work, entry_id=entry_id, standing=standing, reason=recusal.reason)
    return await step(work, entry, reviewer)


@routes.post("/scores", status_code=201)
async def score(
    entry_id: UUID, given: ScoreIn, reviewer: Reviewer, standing: ReviewerStanding, work: WorkDep
) -> EntryStep:
    """Score as an assigned reviewer."""
    entry = await score_entry(work, entry_id=entry_id, standing=standing, points=given.points, comment=given.comment)
    return await step(work, entry, reviewer)


@routes.post("/proposal")
async def propose(entry_id: UUID, proposal: ProposalIn, editor: Editor, work: WorkDep) -> EntryStep:
    """Propose a scored entry."""
    return await step(work, await propose_entry(work, entry_id=entry_id, by=editor.id, reason=proposal.reason), editor)


@routes.post("/reviews", status_code=201)
async def review(entry_id: UUID, given: ReviewIn, editor: Editor, work: WorkDep) -> EntryStep:
    """Give the next of the three reviews."""
    entry = await review_entry(
        work, entry_id=entry_id, by=editor.id, stage=given.stage, verdict=given.verdict, note=given.note
    )
    return await step(work, entry, editor)


@routes.post("/decision")
async def decide(entry_id: UUID, decision: DecisionIn, editor: Editor, work: WorkDep) -> EntryStep:
    """Decide, or change a decision that is not released."""
    entry = await decide_entry(work, entry_id=entry_id, by=editor.id, embargoed_until=decision.embargoed_until)
    return await step(work, entry, editor)


@routes.post("/declination")
async def decline(entry_id: UUID, editor: Editor, work: WorkDep) -> EntryStep:
    """Leave the entry out."""
    return await step(work, await decline_entry(work, entry_id=entry_id), editor)
