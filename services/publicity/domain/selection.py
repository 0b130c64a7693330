"""Assignments and scores: two reviewers without a conflict, each scoring alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from services.publicity.domain.conflict import Standing, conflicted
from services.publicity.domain.refusals import TooFewReviewers
from services.publicity.domain.row import Row, instant, json, text, within
from services.publicity.domain.row import points as points_column
from services.publicity.domain.rubric import Rubric


class Assignment(Row, table=True):
    """A reviewer is to score an entry, unless recused."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_reviewer_id", "reviewer_id"),
        within("recusal_reason", 500, least=0),
    )

    entry_id: UUID = Field(primary_key=True, foreign_key="entry.id")
    reviewer_id: UUID = Field(primary_key=True)
    assigned_by: UUID
    assigned_at: datetime = instant()
    recused_at: datetime | None = instant(default=None)
    recusal_reason: str = text(default="")

    @property
    def stands(self) -> bool:
        """Whether the reviewer is still to be heard."""
        return self.recused_at is None

    def recuse(self, *, reason: str, at: datetime) -> None:
        """The reviewer steps back for a reason that the system cannot know."""
        self.recused_at, self.recusal_reason = at, reason


class Score(Row, table=True):
    """One reviewer's points for an entry; given once."""

    __tablename__ = "score"
    __table_args__ = (within("comment", 2000),)

    entry_id: UUID = Field(primary_key=True, foreign_key="entry.id")
    reviewer_id: UUID = Field(primary_key=True)
    points: dict[str, int] = json()
    comment: str = text()
    total: Decimal = points_column()
    vetoed: bool
    scored_at: datetime = instant()

    @classmethod
    def given(
        cls, entry_id: UUID, *, by: UUID, points: Mapping[str, int], comment: str, rubric: Rubric, at: datetime
    ) -> "Score":
        """A complete score, weighed by the rubric."""
        rubric.check(points)
        values: dict[str, Any] = {"points": dict(points), "comment": comment, "scored_at": at}
        return cls(
            entry_id=entry_id,
            reviewer_id=by,
            total=rubric.total(points),
            vetoed=bool(rubric.vetoes(points)),
            **values,
        )


@dataclass(frozen=True)
class Candidate:
    """A reviewer who could be given an entry, and how many entries they have."""

    standing: Standing
    load: int


def choose_reviewers(
    candidates: Sequence[Candidate], *, taken: Iterable[UUID], kin: tuple[UUID, ...], region: str, wanted: int
) -> tuple[UUID, ...]:
    """The least loaded reviewers without a conflict, the smaller id first where loads are equal."""
    passed = set(taken)
    free = [
        each
        for each in candidates
        if each.standing.account_id not in passed and not conflicted(each.standing, kin=kin, region=region)
    ]
    if len(free) < wanted:
        raise TooFewReviewers(
            f"还需 {wanted} 位专家，回避本单位、本地区后只有 {len(free)} 位可选，请登记员增加评审专家账号",
            extensions={"wanted": wanted, "available": len(free)},
        )
    chosen = sorted(free, key=lambda each: (each.load, each.standing.account_id.int))[:wanted]
    return tuple(each.standing.account_id for each in chosen)
