"""A unit as it takes part in an edition, as the registry last told it."""

from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import IDS, Row


class KnownUnit(Row, table=True):
    """Name and place in the tree of one unit in one edition; `path` goes from the root to the unit."""

    __tablename__ = "known_unit"

    edition_id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(primary_key=True)
    code: str
    name: str
    kind: str
    region: str
    path: list[UUID] = Field(sa_type=IDS)
