"""A correction: newer content of an item that is out, until somebody decides whether it goes out too."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from services.publicity.domain.entry import Entry, Offer
from services.publicity.domain.refusals import CorrectionSuperseded
from services.publicity.domain.row import Row, ids, instant, json, one_of, text, within


class CorrectionState(StrEnum):
    """pending → released or declined; superseded by a newer one; ended with the release itself."""

    PENDING = "pending"
    RELEASED = "released"
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    ENDED = "ended"


TOLD = (CorrectionState.PENDING, CorrectionState.RELEASED, CorrectionState.DECLINED)
"""What the unit hears of; the others are of no concern to anybody any more."""


class Correction(Row, table=True):
    """What submission told of one approval after the release. At most one of an entry is pending: the newest."""

    __tablename__ = "correction"
    __table_args__ = (
        one_of("state", tuple(CorrectionState), "state_known"),
        CheckConstraint("(state in ('released', 'declined')) = (decided_by is not null)", name="decided_by_somebody"),
        CheckConstraint("(state = 'declined') = (decline_reason <> '')", name="declined_with_reason"),
        within("reason", 500, least=0),
        within("decline_reason", 500, least=0),
        Index("uq_correction_pending", "entry_id", unique=True, postgresql_where=sql("state = 'pending'")),
        Index("ix_correction_noted_at", "noted_at", "entry_id", postgresql_where=sql("state = 'pending'")),
    )

    entry_id: UUID = Field(primary_key=True, foreign_key="entry.id")
    item_version: int = Field(primary_key=True)
    unit_id: UUID
    unit_name: str = text()
    unit_path: list[UUID] = ids()
    region: str = text()
    title: str = text()
    content: dict[str, Any] = json()
    content_hash: str = text()
    asset_ids: list[UUID] = ids()
    submitted_at: datetime = instant()
    approved_at: datetime = instant()
    reason: str = text()

    state: str = text(default=CorrectionState.PENDING)
    noted_at: datetime = instant()
    decided_at: datetime | None = instant(default=None)
    decided_by: UUID | None = None
    decline_reason: str = text(default="")

    @classmethod
    def of(cls, offer: Offer, *, at: datetime) -> "Correction":
        """It waits for a publisher."""
        return cls(
            entry_id=offer.item_id,
            item_version=offer.item_version,
            unit_id=offer.unit_id,
            unit_name=offer.unit_name,
            unit_path=list(offer.unit_path),
            region=offer.region,
            title=offer.content["title"],
            content=offer.content,
            content_hash=offer.content_hash,
            asset_ids=[UUID(each) for each in offer.content["asset_ids"]],
            submitted_at=offer.submitted_at,
            approved_at=offer.approved_at,
            reason=offer.correction,
            noted_at=at,
        )

    def offer_to(self, entry: Entry) -> Offer:
        """The correction as its entry takes it; what kind of item it is, and its receipt, are never corrected."""
        return Offer(
            item_id=entry.id,
            item_version=self.item_version,
            item_type=entry.item_type,
            edition_id=entry.edition_id,
            unit_id=self.unit_id,
            unit_name=self.unit_name,
            unit_path=tuple(self.unit_path),
            region=self.region,
            receipt_number=entry.receipt_number,
            submitted_at=self.submitted_at,
            approved_at=self.approved_at,
            content=self.content,
            content_hash=self.content_hash,
            correction=self.reason,
        )

    @property
    def pending(self) -> bool:
        """Whether somebody has still to decide."""
        return self.state == CorrectionState.PENDING

    def check_seen(self, item_version: int) -> None:
        """Who decides has read this one, and not one that it superseded."""
        if item_version != self.item_version:
            raise CorrectionSuperseded(extensions={"itemVersion": self.item_version})

    def release(self, *, by: UUID, at: datetime) -> None:
        """It takes the place of what was out."""
        self.state, self.decided_by, self.decided_at = CorrectionState.RELEASED, by, at

    def decline(self, *, by: UUID, reason: str, at: datetime) -> None:
        """What is out stays; the unit reads why."""
        self.state, self.decided_by, self.decided_at = CorrectionState.DECLINED, by, at
        self.decline_reason = reason

    def supersede(self, *, at: datetime) -> None:
        """The unit has sent a newer one, or has come back to what is out."""
        self.state, self.decided_at = CorrectionState.SUPERSEDED, at

    def end(self, *, at: datetime) -> None:
        """What it would have corrected was withdrawn."""
        self.state, self.decided_at = CorrectionState.ENDED, at
