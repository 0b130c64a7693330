"""A photo, video or document as media last told it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from services.submission.domain.row import Row


class AssetState(StrEnum):
    """How far an asset is."""

    DECLARED = "declared"
    READY = "ready"
    REJECTED = "rejected"


class KnownAsset(Row, table=True):
    """Whose an asset is, and whether it can be used; `reason` tells the unit why not, `taken_on` what the camera wrote
    into a photo."""

    __tablename__ = "known_asset"
    __table_args__ = (CheckConstraint("state in ('declared', 'ready', 'rejected')", name="state_known"),)

    asset_id: UUID = Field(primary_key=True)
    unit_id: UUID
    kind: str
    state: str
    reason: str = ""
    taken_on: date | None = None
