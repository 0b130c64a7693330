"""Facts of the registry: editions, the unit tree as it stands in an edition, access."""

from datetime import date, datetime
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from contracts.base import Event, Fact
from contracts.roles import Role, UnitKind
from contracts.topics import Topic


class Term(Fact):
    """One word of an edition's vocabulary."""

    code: str
    name: str


class ItemType(Fact):
    """A report type that the edition collects, with its limits (edition data, never code)."""

    code: str = Field(examples=["T3"])
    name: str = Field(examples=["典型案例"])
    title_max: int = Field(description="characters")
    body_min: int = Field(description="characters")
    body_max: int = Field(description="characters")
    photos_max: int
    videos_max: int


class EditionPublished(Event):
    """The ministry published an edition, or amended it: the whole edition under a higher version."""

    type: ClassVar[str] = "registry.edition.published.v1"
    topic: ClassVar[str] = Topic.REGISTRY_EDITIONS

    edition_id: UUID
    year: int
    theme: str
    document_number: str = Field(examples=["教职成函〔2023〕5号"])
    starts_on: date
    ends_on: date
    opens_at: datetime = Field(description="reporting is possible from this instant")
    due_at: datetime = Field(description="later is late, but still accepted")
    locks_at: datetime = Field(description="nothing is accepted from this instant on; half-open")
    focus_areas: tuple[Term, ...]
    activity_types: tuple[Term, ...]
    item_types: tuple[ItemType, ...]

    @property
    def subject(self) -> UUID:
        """The edition."""
        return self.edition_id


class UnitEnrolled(Event):
    """A unit takes part in an edition, with the name and the place in the tree that it has there."""

    type: ClassVar[str] = "registry.unit.enrolled.v1"
    topic: ClassVar[str] = Topic.REGISTRY_UNITS

    enrolment_id: UUID
    edition_id: UUID
    unit_id: UUID
    code: str
    name: str
    short_name: str
    kind: UnitKind
    region: str = Field(description="province name; empty where a unit has no territory")
    path: tuple[UUID, ...] = Field(description="unit ids from the root to this unit, both included")

    @property
    def subject(self) -> UUID:
        """The enrolment: one unit in one edition."""
        return self.enrolment_id


class AccessGranted(Event):
    """An account exists with these roles; no name, no mail: who it is stays in the registry."""

    type: ClassVar[str] = "registry.access.granted.v1"
    topic: ClassVar[str] = Topic.REGISTRY_ACCESS

    account_id: UUID
    kind: Literal["person", "desk"]
    unit_id: UUID
    unit_name: str = Field(description="of the organisation; the outlet's name for a desk")
    region: str
    roles: tuple[Role, ...]

    @property
    def subject(self) -> UUID:
        """The account."""
        return self.account_id


class AccessRevoked(Event):
    """An account ended; its tokens are no longer honoured."""

    type: ClassVar[str] = "registry.access.revoked.v1"
    topic: ClassVar[str] = Topic.REGISTRY_ACCESS

    account_id: UUID

    @property
    def subject(self) -> UUID:
        """The account."""
        return self.account_id


EVENTS: tuple[type[Event], ...] = (EditionPublished, UnitEnrolled, AccessGranted, AccessRevoked)
