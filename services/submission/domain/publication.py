"""Where an item was published, as publicity last told it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from services.submission.domain.row import DOCUMENT, Row


class Publication(Row, table=True):
    """The release of an item and all coverage of it; shown to the unit that reported it."""

    __tablename__ = "publication"
    __table_args__ = (CheckConstraint("state in ('released', 'withdrawn')", name="state_known"),)

    item_id: UUID = Field(primary_key=True)
    state: str = "released"
    released_at: datetime | None = None
    embargoed_until: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawal_reason: str = ""
    coverage: list[dict[str, Any]] = Field(default_factory=list, sa_type=DOCUMENT)

    def release(self, *, at: datetime, embargoed_until: datetime | None) -> None:
        """It went out to the media, perhaps again after a withdrawal."""
        self.state, self.released_at, self.embargoed_until = "released", at, embargoed_until
        self.withdrawn_at, self.withdrawal_reason = None, ""

    def cover(self, coverage: list[dict[str, Any]], *, released_at: datetime, embargoed_until: datetime | None) -> None:
        """All coverage so far; a report that comes after a withdrawal does not undo it."""
        self.coverage, self.released_at, self.embargoed_until = coverage, released_at, embargoed_until

    def withdraw(self, *, at: datetime, reason: str) -> None:
        """It must no longer be used; what was printed stays on record."""
        self.state, self.withdrawn_at, self.withdrawal_reason = "withdrawn", at, reason
