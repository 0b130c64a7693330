"""Find reviewers for an entry."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Assignment, Entry
from services.publicity.domain.refusals import EntryUnknown
from services.publicity.domain.rubric import REVIEWERS
from services.publicity.domain.selection import choose_reviewers
from services.publicity.domain.steps import Action
from services.publicity.queries.entries import assignments_of, scores_of
from services.publicity.queries.selection import active_reviewers, candidates


async def assign_reviewers(work: Work, *, entry_id: UUID, by: UUID) -> Entry:
    """Two reviewers without a conflict, chosen by the system. Called again, it replaces those who are recused or
    whose account has ended, and keeps the others and every score."""
    entry = await work.get(Entry, entry_id, refusal=EntryUnknown)
    entry.allow(Action.ASSIGN)
    earlier = await assignments_of(work, entry_id)
    scored = {score.reviewer_id for score in await scores_of(work, entry_id)}
    active = await active_reviewers(work, [each.reviewer_id for each in earlier])
    for each in earlier:
        if each.stands and each.reviewer_id not in active | scored:
            each.recuse(reason="账号已停用", at=work.now())
    kept = sum(each.stands for each in earlier)
    chosen = choose_reviewers(
        await candidates(work),
        taken=[each.reviewer_id for each in earlier],
        kin=tuple(entry.kin_units),
        region=entry.region,
        wanted=max(REVIEWERS - kept, 0),
    )
    for reviewer_id in chosen:
        work.add(Assignment(entry_id=entry_id, reviewer_id=reviewer_id, assigned_by=by, assigned_at=work.now()))
    entry.assign()
    return entry
