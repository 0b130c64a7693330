"""Facts of submission: what was reported, and how far it got."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.base import Event, Fact
from contracts.topics import Topic

Correction = Annotated[
    str, Field(description="why the unit corrected what the ministry had, in its words for all readers; else empty")
]
Attachments = Annotated[tuple[UUID, ...], Field(description="documents for those who approve; never published")]


class ItemFact(Event):
    """What every fact about an item tells."""

    topic: ClassVar[str] = Topic.SUBMISSION_ITEMS

    item_id: UUID
    edition_id: UUID
    item_type: str = Field(examples=["T3"])
    unit_id: UUID
    unit_name: str
    unit_path: tuple[UUID, ...] = Field(description="as it was when the item was submitted; root first")
    region: str
    occurred_at: datetime

    @property
    def subject(self) -> UUID:
        """The item."""
        return self.item_id


class Passage(Fact):
    """One part of a text under its heading."""

    name: str = Field(examples=["background"])
    heading: str = Field(examples=["背景"])
    text: str


class ItemContent(Fact):
    """What readers outside may see of an approved item, whatever its type; frozen by `content_hash`.

    Of an item that does not go to the pool only title and assets are told: what its form asks may name people.
    """

    title: str
    focus_area: str = ""
    activity_type: str = ""
    passages: tuple[Passage, ...] = ()
    highlights: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    participants: int | None = None
    asset_ids: tuple[UUID, ...] = ()


class ItemDrafted(ItemFact):
    """A unit began an item: known so that a forgotten draft can be reminded of."""

    type: ClassVar[str] = "submission.item.drafted.v1"


class ItemSubmitted(ItemFact):
    """A unit submitted an item, or submitted it again after a return."""

    type: ClassVar[str] = "submission.item.submitted.v1"

    title: str
    receipt_number: str
    submitted_at: datetime
    on_time: bool
    asset_ids: tuple[UUID, ...]


class ItemReturned(ItemFact):
    """An approver, or the system for a rejected asset, gave an item back to its unit."""

    type: ClassVar[str] = "submission.item.returned.v1"

    reason_code: str = Field(examples=["approver-notes", "asset-rejected", "unit-correction"])


class ItemApproved(ItemFact):
    """The last level below the ministry approved an item: the pool takes it, or the ministry's office accepts it."""

    type: ClassVar[str] = "submission.item.approved.v2"

    receipt_number: str
    submitted_at: datetime
    approved_at: datetime
    pooled: bool = Field(description="goes to the ministry's pool")
    content: ItemContent
    attachment_ids: Attachments = ()
    content_hash: str = Field(description="sha256 over the content, asset list included; hex")
    correction: Correction = ""


class ItemReceived(ItemFact):
    """The ministry has the item, in its pool or in its office; the levels below can no longer change it."""

    type: ClassVar[str] = "submission.item.received.v2"

    receipt_number: str
    submitted_at: datetime
    approved_at: datetime
    pooled: bool = Field(description="goes to the ministry's pool")
    content: ItemContent
    attachment_ids: Attachments = ()
    content_hash: str
    correction: Correction = ""


class ItemWithdrawn(ItemFact):
    """The unit took an item back."""

    type: ClassVar[str] = "submission.item.withdrawn.v1"

    reason: str = Field(description="the unit's words; shown to the ministry")


EVENTS: tuple[type[Event], ...] = (ItemDrafted, ItemSubmitted, ItemReturned, ItemApproved, ItemReceived, ItemWithdrawn)
