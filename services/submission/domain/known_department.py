"""An account of a co-department, as the registry last told it; no name of a person."""

from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import Row


class KnownDepartment(Row, table=True):
    """By which name the department speaks while its account stands."""

    __tablename__ = "known_department"

    account_id: UUID = Field(primary_key=True)
    unit_id: UUID
    name: str
    standing: bool = True
