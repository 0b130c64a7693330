"""An edition as the registry last told it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import DOCUMENT, Row

Window = tuple[datetime, datetime, datetime]


class KnownEdition(Row, table=True):
    """When an edition is open, what it collects from whom, which words it uses; each `version` of it stays as it is."""

    __tablename__ = "known_edition"

    edition_id: UUID = Field(primary_key=True)
    version: int = 0
    year: int
    theme: str = ""
    starts_on: date
    ends_on: date
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    grace_minutes: int = 0
    focus_areas: dict[str, str] = Field(sa_type=DOCUMENT)
    activity_types: dict[str, str] = Field(sa_type=DOCUMENT)
    other_vocabularies: dict[str, dict[str, str]] = Field(default_factory=dict, sa_type=DOCUMENT)
    wordings: list[dict[str, Any]] = Field(default_factory=list, sa_type=DOCUMENT)
    item_types: dict[str, dict[str, Any]] = Field(sa_type=DOCUMENT)

    @property
    def vocabularies(self) -> dict[str, dict[str, str]]:
        """The words that a field of this name is chosen from: code → name."""
        return {"focus_area": self.focus_areas, "activity_type": self.activity_types, **self.other_vocabularies}

    def limits(self, item_type: str) -> dict[str, Any] | None:
        """What the edition allows for a type, or None when it does not collect it."""
        return self.item_types.get(item_type)

    def window(self, item_type: str) -> Window:
        """When reporting of a type opens, is due and locks; the edition's own times where the type has none."""
        own = self.limits(item_type) or {}
        return (
            _moment(own.get("opens_at")) or self.opens_at,
            _moment(own.get("due_at")) or self.due_at,
            _moment(own.get("locks_at")) or self.locks_at,
        )

    def type_name(self, item_type: str) -> str:
        """How the edition calls a type."""
        return str((self.limits(item_type) or {}).get("name", item_type))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
