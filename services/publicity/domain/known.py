"""What publicity knows from others: accounts, editions, units, assets. Written by their events alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from services.publicity.domain.row import Row, instant, json, text, words


class KnownAccess(Row, table=True):
    """An account: a person who may score, or a media desk. No name of a person."""

    __tablename__ = "known_access"
    __table_args__ = (Index("ix_known_access_kind_active", "kind", "active"),)

    account_id: UUID = Field(primary_key=True)
    kind: str = text(default="")
    unit_id: UUID | None = None
    unit_name: str = text(default="")
    region: str = text(default="")
    roles: list[str] = words(default_factory=list)
    active: bool
    noted_at: datetime = instant()

    def revoke(self) -> None:
        """The account has ended."""
        self.active = False


class KnownEdition(Row, table=True):
    """An edition with the names of its vocabulary."""

    __tablename__ = "known_edition"

    edition_id: UUID = Field(primary_key=True)
    year: int
    theme: str = text()
    focus_areas: dict[str, str] = json()
    activity_types: dict[str, str] = json()


class KnownUnit(Row, table=True):
    """A unit as it is enrolled in an edition."""

    __tablename__ = "known_unit"
    __table_args__ = (Index("ix_known_unit_unit_id", "unit_id"),)

    enrolment_id: UUID = Field(primary_key=True)
    edition_id: UUID
    unit_id: UUID
    code: str = text()
    name: str = text()
    kind: str = text()
    region: str = text()


class KnownAsset(Row, table=True):
    """A photo or video that is verified and can be shown."""

    __tablename__ = "known_asset"

    asset_id: UUID = Field(primary_key=True)
    unit_id: UUID
    kind: str = text()
    caption: str = text()
    content_type: str = text()
    sha256: str = text()
    seconds: float
    renditions: list[dict[str, Any]] = json()
    credit: str = text()
    licence: str = text()
    ai_generated: bool
