"""Facts of publicity: what the ministry took, released and withdrew, and who printed it."""

from datetime import datetime
from typing import ClassVar
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


class ItemReleased(EntryFact):
    """An item went out to the media."""

    type: ClassVar[str] = "publicity.item.released.v1"

    feed_sequence: int = Field(description="0 while an embargo keeps it out of the feed; told again when it goes in")
    embargoed_until: datetime | None
    asset_ids: tuple[UUID, ...]


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


class ReleaseWithdrawn(EntryFact):
    """A released item must no longer be used."""

    type: ClassVar[str] = "publicity.item.withdrawn.v1"

    feed_sequence: int
    reason: str
    asset_ids: tuple[UUID, ...]


EVENTS: tuple[type[Event], ...] = (ItemPooled, ItemReleased, CoverageReported, ReleaseWithdrawn)
