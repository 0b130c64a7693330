"""An edition as the registry last told it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.refusals import ReportingLocked, ReportingNotOpen
from services.submission.domain.row import DOCUMENT, Row


class KnownEdition(Row, table=True):
    """When an edition is open, what it collects, which words it uses."""

    __tablename__ = "known_edition"

    edition_id: UUID = Field(primary_key=True)
    year: int
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    focus_areas: dict[str, str] = Field(sa_type=DOCUMENT)
    activity_types: dict[str, str] = Field(sa_type=DOCUMENT)
    item_types: dict[str, dict[str, Any]] = Field(sa_type=DOCUMENT)

    @property
    def vocabularies(self) -> dict[str, dict[str, str]]:
        """The words that a field of this name is chosen from: code → name."""
        return {"focus_area": self.focus_areas, "activity_type": self.activity_types}

    def check_open(self, at: datetime) -> None:
        """Reporting is possible in [opens_at, locks_at)."""
        if at < self.opens_at:
            raise ReportingNotOpen(extensions={"opensAt": self.opens_at.isoformat()})
        if at >= self.locks_at:
            raise ReportingLocked(extensions={"locksAt": self.locks_at.isoformat()})

    def is_on_time(self, at: datetime) -> bool:
        """Before `due_at`; from then on it is late, but accepted."""
        return at < self.due_at

    def limits(self, item_type: str) -> dict[str, Any] | None:
        """What the edition allows for a type, or None when it does not collect it."""
        return self.item_types.get(item_type)
