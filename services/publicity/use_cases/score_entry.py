"""A reviewer scores an entry."""

from collections.abc import Mapping
from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Assignment, Entry, Score
from services.publicity.domain.conflict import Standing
from services.publicity.domain.refusals import AlreadyScored, NotAssigned
from services.publicity.domain.rubric import rubric
from services.publicity.domain.steps import Action
from services.publicity.queries.entries import scores_of, visible_entry


async def score_entry(
    work: Work, *, entry_id: UUID, standing: Standing, points: Mapping[str, int], comment: str
) -> Entry:
    """An assigned reviewer's points, once; the second score closes the scoring."""
    entry = await visible_entry(work, entry_id, standing, lock=True)
    if await work.find(Assignment, (entry_id, standing.account_id)) is None:
        raise NotAssigned
    earlier = await scores_of(work, entry_id)
    if any(each.reviewer_id == standing.account_id for each in earlier):
        raise AlreadyScored
    entry.allow(Action.SCORE)
    score = Score.given(
        entry_id, by=standing.account_id, points=points, comment=comment, rubric=rubric(), at=work.now()
    )
    work.add(score)
    entry.take_scores([*earlier, score])
    return entry
