"""Units: who reports. The identity stays; name, kind and place in the tree belong to an edition."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from chassis.errors import DomainError, FieldError, NotFound, Unprocessable
from services.registry.domain.edition import Edition
from services.registry.domain.identity import enrolment_id_of, unit_id_of
from services.registry.domain.row import Row

ROOT_KIND = "ministry"
# What may stand directly below what; the root is a ministry without a parent.
PARENTS: dict[str, frozenset[str]] = {
    "ministry": frozenset({"ministry"}),
    "province": frozenset({"ministry"}),
    "plan_city": frozenset({"ministry"}),
    "corps": frozenset({"ministry"}),
    "industry_council": frozenset({"ministry"}),
    "outlet": frozenset({"ministry"}),
    "school": frozenset({"ministry", "province", "plan_city", "corps", "industry_council"}),
}
KINDS = tuple(PARENTS)
KIND_LIST = ", ".join(f"'{kind}'" for kind in KINDS)


class UnitNotFound(NotFound):
    """No such unit, or not in this edition."""

    code = "unit-not-found"
    title = "没有这个单位"


class AlreadyEnrolled(DomainError):
    """A unit takes part in an edition once."""

    code = "unit-already-enrolled"
    title = "该单位代码在本届已经登记"


class RootExists(DomainError):
    """An edition has one root."""

    code = "root-exists"
    title = "本届已有最上级单位，请填写上级单位"


class ParentUnfit(Unprocessable):
    """The parent is not in this edition, or a unit of this kind cannot stand below it."""

    code = "parent-unfit"
    title = "上级单位不合适"


class UnitClosed(DomainError):
    """A closed unit takes part in nothing new."""

    code = "unit-closed"
    title = "该单位已停用"


class UnitsBelow(DomainError):
    """Units below must be closed first."""

    code = "units-below"
    title = "该单位还有未停用的下级单位"


@dataclass(frozen=True)
class UnitDraft:
    """A unit as it is to be in an edition."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    region: str = ""
    demo: bool = False

    @property
    def id(self) -> UUID:
        """Follows from the code."""
        return unit_id_of(self.code)


@dataclass(frozen=True)
class UnitPlace:
    """What an account needs to know of its unit."""

    id: UUID
    name: str
    kind: str
    region: str


class Unit(Row, table=True):
    """The lasting identity of a unit."""

    id: UUID = Field(primary_key=True)
    code: str = Field(unique=True)
    closed_on: date | None = None
    demo: bool = False

    def require_open(self) -> None:
        """Refuse what a closed unit cannot do."""
        if self.closed_on is not None:
            raise UnitClosed

    def close(self, *, on: date) -> None:
        """End the unit; what it did stays, and so does its code."""
        self.require_open()
        self.closed_on = on

    def reopen(self) -> None:
        """Take a closed unit back; harmless for an open one."""
        self.closed_on = None


class Enrolment(Row, table=True):
    """One unit in one edition; the tree as it was then."""

    __table_args__ = (
        UniqueConstraint("edition_id", "unit_id"),
        UniqueConstraint("edition_id", "code"),
        CheckConstraint(f"kind in ({KIND_LIST})", name="kind_known"),
        CheckConstraint("path[cardinality(path)] = unit_id", name="path_ends_here"),
        CheckConstraint("parent_id is not distinct from path[cardinality(path) - 1]", name="path_names_parent"),
        CheckConstraint("char_length(name) between 2 and 100 and char_length(short_name) <= 100", name="name_fits"),
        CheckConstraint("version >= 1", name="version_positive"),
        Index("ix_enrolment_path", "path", postgresql_using="gin"),
        # One root an edition, whoever comes first.
        Index("uq_enrolment_root", "edition_id", unique=True, postgresql_where="parent_id is null"),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID = Field(foreign_key="edition.id")
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    code: str
    name: str
    short_name: str
    kind: str
    region: str
    parent_id: UUID | None = None
    path: list[UUID] = Field(sa_type=ARRAY(Uuid))
    version: int = 1

    @classmethod
    def of(cls, draft: UnitDraft, *, edition: Edition, parent: "Enrolment | None") -> "Enrolment":
        """The draft in its place; ParentUnfit when it cannot stand there. The region is the parent's unless told."""
        allowed = PARENTS[draft.kind]
        if parent is None and draft.kind != ROOT_KIND:
            raise ParentUnfit(errors=[FieldError("/parent_id", "此类单位须有上级单位", "missing")])
        if parent is not None and parent.kind not in allowed:
            raise ParentUnfit(errors=[FieldError("/parent_id", "此类单位不能设在该上级单位之下", "kind")])
        return cls(
            id=enrolment_id_of(edition.id, draft.id),
            edition_id=edition.id,
            unit_id=draft.id,
            code=draft.code,
            name=draft.name,
            short_name=draft.short_name or draft.name,
            kind=draft.kind,
            region=draft.region or (parent.region if parent else ""),
            parent_id=parent.unit_id if parent else None,
            path=[*(parent.path if parent else ()), draft.id],
        )

    def place(self) -> UnitPlace:
        """For the accounts of the unit."""
        return UnitPlace(id=self.unit_id, name=self.name, kind=self.kind, region=self.region)
