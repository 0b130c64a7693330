"""What waits for an account in the ministry's selection, in one statement.

`since` is the last act on record that brought the entry to where it is; of a proposal that is the last score.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, func, literal, or_, select, union_all
from sqlmodel import col

from chassis.principal import Principal
from chassis.work import Work
from contracts.roles import Role
from services.publicity.domain import Assignment, Correction, Entry, FeedItem, KnownAccess, Review, Score
from services.publicity.domain.conflict import Standing
from services.publicity.domain.correction import CorrectionState
from services.publicity.domain.rubric import REVIEWERS
from services.publicity.domain.steps import EntryState
from services.publicity.queries.entries import visible_to
from services.publicity.queries.withdrawals import owed_by_desks


class TaskKind(StrEnum):
    """What is to be done; the words are part of the API."""

    ASSIGN = "assign"
    SCORE = "score"
    PROPOSE = "propose"
    REVIEW_FIRST = "review-first"
    REVIEW_SECOND = "review-second"
    REVIEW_FINAL = "review-final"
    DECIDE = "decide"
    RELEASE = "release"
    RELEASE_CORRECTION = "release-correction"
    CONFIRM_WITHDRAWAL = "confirm-withdrawal"


EDITORS_STATES = {
    EntryState.POOLED: TaskKind.ASSIGN,
    EntryState.ASSIGNED: TaskKind.ASSIGN,
    EntryState.SCORED: TaskKind.PROPOSE,
    EntryState.PROPOSED: TaskKind.REVIEW_FIRST,
    EntryState.FIRST_REVIEWED: TaskKind.REVIEW_SECOND,
    EntryState.SECOND_REVIEWED: TaskKind.REVIEW_FINAL,
    EntryState.FINAL_REVIEWED: TaskKind.DECIDE,
}
IN_REVIEW = (EntryState.PROPOSED, EntryState.FIRST_REVIEWED, EntryState.SECOND_REVIEWED)


async def tasks_of(work: Work, account: Principal, standing: Standing | None, *, limit: int) -> Sequence[Any]:
    """Longest waiting first, of all roles that the account holds."""
    parts: list[Select[*tuple[Any, ...]]] = []
    if account.has(Role.EDITOR):
        parts.append(_for_an_editor(account.id, standing))
    if account.has(Role.REVIEWER) and standing is not None:
        parts.append(_for_a_reviewer(standing))
    if account.has(Role.PUBLISHER):
        parts += _for_a_publisher(account.id, standing)
    if account.has(Role.DESK):
        parts.append(_for_a_desk(account.id))
    waiting = union_all(*parts).subquery()
    oldest = select(waiting).order_by(waiting.c.since, waiting.c.id).limit(limit)
    rows: Sequence[Any] = (await work.run(oldest)).all()
    return rows


def _for_an_editor(editor_id: UUID, standing: Standing | None) -> Select[*tuple[Any, ...]]:
    """Entries without enough reviewers, and those whose next step is an editor's: of the reviews only the first of
    the round."""
    standing_reviewers = select(func.count()).where(
        col(Assignment.entry_id) == col(Entry.id), col(Assignment.recused_at).is_(None)
    )
    too_few = standing_reviewers.correlate(Entry).scalar_subquery() < REVIEWERS
    reviewed = select(col(Review.id)).where(
        col(Review.entry_id) == col(Entry.id),
        col(Review.round) == col(Entry.round),
        col(Review.editor_id) == editor_id,
    )
    scored_at = select(func.max(col(Score.scored_at))).where(col(Score.entry_id) == col(Entry.id))
    reviewed_at = select(func.max(col(Review.reviewed_at))).where(col(Review.entry_id) == col(Entry.id))
    since = func.greatest(
        col(Entry.pooled_at),
        scored_at.correlate(Entry).scalar_subquery(),
        reviewed_at.correlate(Entry).scalar_subquery(),
    )
    kind = case({str(state): str(kind) for state, kind in EDITORS_STATES.items()}, value=col(Entry.state))
    return _entries(kind, since).where(
        visible_to(standing),
        col(Entry.state).in_(EDITORS_STATES),
        or_(col(Entry.state) != EntryState.ASSIGNED, too_few),
        or_(col(Entry.state).not_in(IN_REVIEW), ~reviewed.correlate(Entry).exists()),
    )


def _for_a_reviewer(standing: Standing) -> Select[*tuple[Any, ...]]:
    """Assigned, not recused, not scored."""
    mine = select(col(Score.entry_id)).where(
        col(Score.entry_id) == col(Entry.id), col(Score.reviewer_id) == standing.account_id
    )
    return (
        _entries(literal(str(TaskKind.SCORE)), col(Assignment.assigned_at))
        .join(Assignment, col(Assignment.entry_id) == col(Entry.id))
        .where(
            visible_to(standing),
            col(Entry.state) == EntryState.ASSIGNED,
            col(Assignment.reviewer_id) == standing.account_id,
            col(Assignment.recused_at).is_(None),
            ~mine.correlate(Entry).exists(),
        )
    )


def _for_a_publisher(publisher_id: UUID, standing: Standing | None) -> list[Select[*tuple[Any, ...]]]:
    """Decided, and corrected since the release, where others than this one chose the entry."""
    reviewed = select(col(Review.id)).where(
        col(Review.entry_id) == col(Entry.id), col(Review.editor_id) == publisher_id
    )
    scored = select(col(Score.entry_id)).where(
        col(Score.entry_id) == col(Entry.id), col(Score.reviewer_id) == publisher_id
    )
    not_involved = and_(
        visible_to(standing),
        col(Entry.decided_by) != publisher_id,
        ~reviewed.correlate(Entry).exists(),
        ~scored.correlate(Entry).exists(),
    )
    decided = _entries(literal(str(TaskKind.RELEASE)), col(Entry.decided_at))
    corrected = _entries(literal(str(TaskKind.RELEASE_CORRECTION)), col(Correction.noted_at))
    return [
        decided.where(not_involved, col(Entry.state) == EntryState.DECIDED),
        corrected.join(Correction, col(Correction.entry_id) == col(Entry.id)).where(
            not_involved, col(Correction.state) == CorrectionState.PENDING
        ),
    ]


def _for_a_desk(desk_id: UUID) -> Select[*tuple[Any, ...]]:
    """Withdrawals that the desk has not confirmed."""
    owed = _entries(literal(str(TaskKind.CONFIRM_WITHDRAWAL)), col(FeedItem.released_at))
    return owed_by_desks(owed.join(FeedItem, col(FeedItem.item_id) == col(Entry.id))).where(
        col(KnownAccess.account_id) == desk_id
    )


def _entries(kind: ColumnElement[str], since: SQLColumnExpression[Any]) -> Select[*tuple[Any, ...]]:
    return select(
        kind.label("kind"), col(Entry.id), col(Entry.title), col(Entry.unit_name), since.label("since"),
        col(Entry.state), col(Entry.flagged), col(Entry.embargoed_until), col(Entry.withdrawal_reason),
    )  # fmt: skip
