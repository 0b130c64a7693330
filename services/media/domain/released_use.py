"""Where an asset went out to the media, as publicity told it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index
from sqlmodel import Field

from chassis.errors import DomainError, Forbidden, NotFound
from services.media.domain.row import Row


class AssetWithdrawn(DomainError):
    """Every release that used the asset was withdrawn."""

    code = "asset-withdrawn"
    status = 410
    title = "素材所属稿件已撤回，请停止使用并删除已下载的副本"


class AssetEmbargoed(Forbidden):
    """The release is out but may not be used yet."""

    code = "asset-embargoed"
    title = "素材尚在禁发期内"


class ReleasedUse(Row, table=True):
    """One asset in one released item."""

    __tablename__ = "released_use"
    __table_args__ = (Index("ix_released_use_asset_id", "asset_id"),)

    item_id: UUID = Field(primary_key=True)
    asset_id: UUID = Field(primary_key=True)
    embargoed_until: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=True))
    withdrawn: bool = False


def check_usable(uses: Sequence[ReleasedUse], *, at: datetime) -> None:
    """A desk may use what some release that stands gives it now; never released is the same as unknown."""
    standing = [use for use in uses if not use.withdrawn]
    if not uses:
        raise NotFound
    if not standing:
        raise AssetWithdrawn
    ends = [use.embargoed_until for use in standing]
    if all(end is not None and end > at for end in ends):
        until = min(end for end in ends if end is not None)
        raise AssetEmbargoed(extensions={"embargoedUntil": until.isoformat()})


def check_public(uses: Sequence[ReleasedUse], *, at: datetime) -> None:
    """Everybody may see what some release that stands shows now; what is under embargo is as unknown as none."""
    standing = [use for use in uses if not use.withdrawn]
    if uses and not standing:
        raise AssetWithdrawn
    if not any(use.embargoed_until is None or use.embargoed_until <= at for use in standing):
        raise NotFound
