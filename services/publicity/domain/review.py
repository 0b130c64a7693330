"""The three reviews of a proposed entry: three stages, three people."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from services.publicity.domain.row import Row, instant, one_of, text, within


class Stage(StrEnum):
    """初审、复审、终审, in this order."""

    FIRST = "first"
    SECOND = "second"
    FINAL = "final"


class Verdict(StrEnum):
    """On to the next stage, or back to the proposal."""

    PASS = "pass"  # noqa: S105 -- a verdict, no password
    BACK = "back"


class Review(Row, table=True):
    """One editor's verdict at one stage of one round; the database too refuses a person's second in a round."""

    __tablename__ = "review"
    __table_args__ = (
        one_of("stage", tuple(Stage), "stage_known"),
        one_of("verdict", tuple(Verdict), "verdict_known"),
        within("note", 1000, least=0),
        Index("uq_review_entry_round_stage", "entry_id", "round", "stage", unique=True),
        Index("uq_review_entry_round_editor", "entry_id", "round", "editor_id", unique=True),
    )

    id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(foreign_key="entry.id")
    round: int
    stage: str = text()
    editor_id: UUID
    verdict: str = text()
    note: str = text()
    reviewed_at: datetime = instant()
