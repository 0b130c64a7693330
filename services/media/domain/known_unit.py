"""A unit's place in the tree, as registry told it for an edition."""

from uuid import UUID

from sqlalchemy import Column, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from services.media.domain.row import Row


class KnownUnit(Row, table=True):
    """One enrolment; `path` runs from the root to the unit, both included."""

    __tablename__ = "known_unit"
    __table_args__ = (Index("ix_known_unit_unit_id", "unit_id"),)

    enrolment_id: UUID = Field(primary_key=True)
    unit_id: UUID
    path: list[UUID] = Field(sa_column=Column(ARRAY(Uuid()), nullable=False))
