"""A reviewer steps back from an entry."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Assignment, Entry, Score
from services.publicity.domain.conflict import Standing
from services.publicity.domain.refusals import AlreadyScored, NotAssigned
from services.publicity.domain.steps import Action
from services.publicity.queries.entries import visible_entry


async def recuse_reviewer(work: Work, *, entry_id: UUID, standing: Standing, reason: str) -> Entry:
    """An assigned reviewer who has not scored leaves; from then on the entry does not exist for them."""
    entry = await visible_entry(work, entry_id, standing, lock=True)
    entry.allow(Action.RECUSE)
    assignment = await work.find(Assignment, (entry_id, standing.account_id))
    if assignment is None:
        raise NotAssigned
    if await work.find(Score, (entry_id, standing.account_id)) is not None:
        raise AlreadyScored
    assignment.recuse(reason=reason, at=work.now())
    return entry
