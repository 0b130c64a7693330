"""A unit as it takes part in an edition, as the registry last told it."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import IDS, WORDS, Row


class KnownUnit(Row, table=True):
    """Name and place in the tree of one unit in one edition; `path` goes from the root to the unit.

    It reports nothing new from `closed_on` on, nor while it has a `suspension_reason`; what it reported stays, in
    its name and on its way.
    """

    __tablename__ = "known_unit"

    edition_id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(primary_key=True)
    code: str
    name: str
    kind: str
    region: str
    path: list[UUID] = Field(sa_type=IDS)
    other_parents: list[UUID] = Field(default_factory=list, sa_type=IDS)
    closed_on: date | None = None
    successor_ids: list[UUID] = Field(default_factory=list, sa_type=IDS)
    co_departments: list[str] = Field(default_factory=list, sa_type=WORDS)
    suspension_reason: str | None = None
