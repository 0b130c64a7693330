"""Where an item was published, as publicity last told it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from services.submission.domain.row import DOCUMENT, Row


class Publication(Row, table=True):
    """The release of an item, all coverage of it and its newest correction; shown to the unit that reported it."""

    __tablename__ = "publication"
    __table_args__ = (CheckConstraint("state in ('released', 'withdrawn')", name="state_known"),)

    item_id: UUID = Field(primary_key=True)
    state: str = "released"
    released_at: datetime | None = None
    embargoed_until: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawal_reason: str = ""
    coverage: list[dict[str, Any]] = Field(default_factory=list, sa_type=DOCUMENT)
    correction: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it must no longer be used."""
        return self.state == "withdrawn"

    def release(self, *, at: datetime, embargoed_until: datetime | None, correction: dict[str, Any] | None) -> None:
        """It went out to the media, perhaps again after a withdrawal."""
        self.state, self.released_at, self.embargoed_until = "released", at, embargoed_until
        self.withdrawn_at, self.withdrawal_reason = None, ""
        self.correction = correction

    def cover(
        self,
        coverage: list[dict[str, Any]],
        *,
        released_at: datetime,
        embargoed_until: datetime | None,
        correction: dict[str, Any] | None,
    ) -> None:
        """All coverage so far; a report that comes after a withdrawal does not undo it."""
        self.coverage, self.released_at, self.embargoed_until = coverage, released_at, embargoed_until
        self.correction = None if self.is_withdrawn else correction

    def withdraw(self, *, at: datetime, reason: str) -> None:
        """It must no longer be used, corrected or not; what was printed stays on record."""
        self.state, self.withdrawn_at, self.withdrawal_reason = "withdrawn", at, reason
        self.correction = None
