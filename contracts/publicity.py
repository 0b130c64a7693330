"""Facts of publicity: what the ministry took, released and withdrew, and who printed it."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.base import Event, Fact
from contracts.topics import Topic


class EntryFact(Event):
    """What every fact about an entry of the pool tells; an entry has the id of its item."""

    topic: ClassVar[str] = Topic.PUBLICITY_ITEMS

    item_id: UUID
    unit_id: UUID
    occurred_at: datetime

    @property
    def subject(self) -> UUID:
        """The item."""
        return self.item_id


class ItemPooled(EntryFact):
    """The ministry's pool took an approved item."""

    type: ClassVar[str] = "publicity.item.pooled.v1"

    item_version: int = Field(description="the item's version in submission that was taken")


class CorrectionRecord(Fact):
    """What became of the newest correction of an item that had gone out."""

    item_version: int = Field(description="the item's version in submission that was approved as a correction")
    state: str = Field(description="an open word", examples=["pending", "released", "declined"])
    reason: str = Field(default="", description="why it was declined; shown to the unit")
    decided_at: datetime | None = None


Correction = Annotated[
    CorrectionRecord | None, Field(description="null where nothing that is out was corrected, or asked to be")
]


class ItemReleased(EntryFact):
    """An item went out to the media; told again when an embargo ends and when a correction comes or is decided."""

    type: ClassVar[str] = "publicity.item.released.v1"

    feed_sequence: int = Field(description="0 while an embargo keeps it out of the feed; told again when it goes in")
    embargoed_until: datetime | None
    asset_ids: tuple[UUID, ...]
    correction: Correction = None


class CoverageRecord(Fact):
    """One place where a desk printed an item."""

    outlet: str
    title: str
    url: str
    published_at: datetime


class CoverageReported(EntryFact):
    """A desk told where it printed an item. Carries all coverage and the release: the last fact tells all."""

    type: ClassVar[str] = "publicity.item.covered.v1"

    coverage: tuple[CoverageRecord, ...]
    released_at: datetime
    feed_sequence: int
    embargoed_until: datetime | None
    asset_ids: tuple[UUID, ...]
    correction: Correction = None


class ReleaseWithdrawn(EntryFact):
    """A released item must no longer be used."""

    type: ClassVar[str] = "publicity.item.withdrawn.v1"

    feed_sequence: int
    reason: str
    asset_ids: tuple[UUID, ...]


EVENTS: tuple[type[Event], ...] = (ItemPooled, ItemReleased, CoverageReported, ReleaseWithdrawn)
