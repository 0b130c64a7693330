"""Facts of the registry: editions, the unit tree as it stands in an edition, access."""

from datetime import date, datetime
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from contracts.base import Event, Fact
from contracts.roles import UnitKind
from contracts.topics import Topic


class Term(Fact):
    """One word of an edition's vocabulary."""

    code: str
    name: str


class Vocabulary(Fact):
    """The words from which fields of this name are chosen in an edition."""

    field: str = Field(examples=["open_to"])
    name: str = Field(examples=["四开放"])
    terms: tuple[Term, ...]


class Wording(Fact):
    """How an edition words a thing (提法): a hint for those who write, never a refusal."""

    right: str = Field(examples=["职业教育法（2022年修订）"])
    wrong: tuple[str, ...] = Field(description="found in a text, each of these is pointed at")
    note: str = ""


class ItemType(Fact):
    """A report type that the edition collects, with its limits (edition data, never code)."""

    code: str = Field(examples=["T3"])
    name: str = Field(examples=["典型案例"])
    title_max: int = Field(description="characters")
    body_min: int = Field(description="characters")
    body_max: int = Field(description="characters")
    photos_max: int
    videos_max: int
    owed_by: tuple[UnitKind, ...] = Field((), description="units of these kinds owe one")
    per_unit_max: int | None = Field(None, description="items that one unit may have submitted; no limit where null")
    highlights_max: int | None = Field(
        None, description="submitted items that one unit may flag as its highlight; no limit where null"
    )
    pooled: bool = Field(True, description="what is approved goes to the ministry's pool; else its office accepts it")
    opens_at: datetime | None = Field(None, description="the edition's own where null; so for the two below")
    due_at: datetime | None = None
    locks_at: datetime | None = None


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
    grace_minutes: int = Field(0, description="after due_at, and still on time; told to nobody who reports")
    vocabularies: tuple[Vocabulary, ...] = Field((), description="besides focus areas and activity types")
    wordings: tuple[Wording, ...] = ()

    @property
    def subject(self) -> UUID:
        """The edition."""
        return self.edition_id


class UnitEnrolled(Event):
    """A unit takes part in an edition, with the name and the place in the tree that it has there.

    Said anew under a higher version when it is renamed, moved, suspended or closed there, or tells its roster; other
    editions keep what they had.
    """

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
    other_parents: tuple[UUID, ...] = Field((), description="units that lead it besides the path: industry councils")
    closed_on: date | None = Field(None, description="reports nothing from this day on; what it reported stays")
    successor_ids: tuple[UUID, ...] = Field((), description="units that it was merged into or split into")
    co_departments: tuple[str, ...] = Field((), description="the departments of its roster (联办部门), by name")
    suspension_reason: str | None = Field(
        None, description="why nothing is taken from it now: the ministry's words for the unit; null where it reports"
    )

    @property
    def subject(self) -> UUID:
        """The enrolment: one unit in one edition."""
        return self.enrolment_id


class ObligationSet(Event):
    """What one unit owes in one edition where it differs from the rule for its kind: excused, or with other dates."""

    type: ClassVar[str] = "registry.obligation.set.v1"
    topic: ClassVar[str] = Topic.REGISTRY_UNITS

    obligation_id: UUID
    edition_id: UUID
    unit_id: UUID
    item_type: str = Field(description="of all types where empty", examples=["T1", ""])
    includes_below: bool = Field(description="holds for the units below as well, unless one has its own")
    waived: bool = Field(description="owes nothing of this type, and may report it nevertheless")
    due_at: datetime | None = Field(description="instead of the type's; half-open")
    locks_at: datetime | None = Field(description="instead of the type's; half-open")
    kind: Literal["waiver", "extension", "shift", "none"] = Field(description="none: the rule holds again")

    @property
    def subject(self) -> UUID:
        """The obligation: one unit, one edition, one type."""
        return self.obligation_id


class AccessGranted(Event):
    """An account exists with these roles; no name, no mail: who it is stays in the registry.

    Roles are open: whoever hears of one that it does not know goes on without it (ADR 34).
    """

    type: ClassVar[str] = "registry.access.granted.v2"
    topic: ClassVar[str] = Topic.REGISTRY_ACCESS

    account_id: UUID
    kind: Literal["person", "desk", "platform"]
    unit_id: UUID
    unit_name: str = Field(description="of the organisation; the outlet's name for a desk")
    region: str
    roles: tuple[str, ...] = Field(description="in the words of `contracts/roles.py`, and of versions to come")
    department: str = Field("", description="of the territory, where the account is a co-department's (联办部门)")

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


EVENTS: tuple[type[Event], ...] = (EditionPublished, UnitEnrolled, ObligationSet, AccessGranted, AccessRevoked)
