"""Enrolments: one unit in one edition, with the name, the place and the end that it has there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from chassis.errors import FieldError
from services.registry.domain.edition import Edition
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.revisions import require_newest
from services.registry.domain.row import INSTANT, Row
from services.registry.domain.unit import (
    KIND_LIST,
    PARENTS,
    ROOT_KIND,
    SCHOOL_TYPE_LIST,
    AlreadySuspended,
    FactsUnfit,
    MergerUnfit,
    NotSuspended,
    ParentUnfit,
    UnitClosed,
    UnitDraft,
    UnitPlace,
)

LEADERS_MOST = 5
NONE_YET = text("'{}'")
CARRIED = (
    "unit_id", "code", "name", "short_name", "kind", "region", "parent_id", "path", "other_parents", "located_in",
    "official_code", "school_type",
)  # fmt: skip


@dataclass(frozen=True)
class UnitFacts:
    """What is told of a unit in an edition besides its place; an empty region is the parent's."""

    name: str
    short_name: str = ""
    region: str = ""
    official_code: str = ""
    school_type: str = ""


@dataclass(frozen=True)
class Surroundings:
    """The units around one: directly above, leading besides, and the province that a plan city lies in."""

    parent: "Enrolment | None"
    leaders: "Sequence[Enrolment]" = ()
    located_in: "Enrolment | None" = None


class Enrolment(Row, table=True):
    """One unit in one edition; the tree as it was then. `version` is the ETag and that of its newest fact."""

    __table_args__ = (
        UniqueConstraint("edition_id", "unit_id"),
        UniqueConstraint("edition_id", "code"),
        CheckConstraint(f"kind in ({KIND_LIST})", name="kind_known"),
        CheckConstraint("path[cardinality(path)] = unit_id", name="path_ends_here"),
        CheckConstraint("parent_id is not distinct from path[cardinality(path) - 1]", name="path_names_parent"),
        CheckConstraint("char_length(name) between 2 and 100 and char_length(short_name) <= 100", name="name_fits"),
        CheckConstraint("version >= 1", name="version_positive"),
        CheckConstraint(f"school_type in ({SCHOOL_TYPE_LIST})", name="school_type_known"),
        CheckConstraint("char_length(suspension_reason) between 2 and 200", name="suspension_reason_limit"),
        CheckConstraint("cardinality(successor_ids) = 0 or closed_on is not null", name="successors_follow_the_end"),
        Index("ix_enrolment_path", "path", postgresql_using="gin"),
        Index("ix_enrolment_other_parents", "other_parents", postgresql_using="gin"),
        # One root an edition, whoever comes first.
        Index("uq_enrolment_root", "edition_id", unique=True, postgresql_where="parent_id is null"),
        Index(
            "uq_enrolment_official_code",
            "edition_id",
            "parent_id",
            "official_code",
            unique=True,
            postgresql_where="official_code <> '' and closed_on is null",
        ),
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
    other_parents: list[UUID] = Field(
        default_factory=list, sa_type=ARRAY(Uuid), sa_column_kwargs={"server_default": NONE_YET}
    )
    located_in: UUID | None = None
    official_code: str = Field(default="", sa_column_kwargs={"server_default": ""})
    school_type: str = Field(default="", sa_column_kwargs={"server_default": ""})
    closed_on: date | None = None
    successor_ids: list[UUID] = Field(
        default_factory=list, sa_type=ARRAY(Uuid), sa_column_kwargs={"server_default": NONE_YET}
    )
    co_departments: list[str] = Field(
        default_factory=list, sa_type=ARRAY(Text), sa_column_kwargs={"server_default": NONE_YET}
    )
    suspension_reason: str | None = None
    version: int = 1
    changed_at: datetime | None = Field(default=None, sa_type=INSTANT)
    changed_by: UUID | None = None

    @classmethod
    def of(cls, draft: UnitDraft, *, edition: Edition, parent: "Enrolment | None") -> "Enrolment":
        """The draft in its place; ParentUnfit when it cannot stand there. The region is the parent's unless told."""
        _require_place(draft.kind, parent)
        enrolment = cls(
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
            official_code=draft.official_code,
            school_type=draft.school_type,
        )
        enrolment._require_facts()
        return enrolment

    def carried(self, into: Edition) -> "Enrolment":
        """The same unit in another edition, in the place and under the name that it has here."""
        told = self.model_dump(include=set(CARRIED))
        return Enrolment(id=enrolment_id_of(into.id, self.unit_id), edition_id=into.id, **told)

    def place(self) -> UnitPlace:
        """For the accounts of the unit."""
        return UnitPlace(id=self.unit_id, name=self.name, kind=self.kind, region=self.region)

    def require_version(self, seen: int) -> None:
        """A change starts from what was told last."""
        require_newest(seen, self.version, changed_at=self.changed_at, changed_by=self.changed_by)

    def require_open(self) -> None:
        """What has ended in this edition changes no more."""
        if self.closed_on is not None:
            raise UnitClosed

    def amend(self, facts: UnitFacts, around: Surroundings, *, by: UUID | None, at: datetime) -> bool:
        """The facts and the place anew; False when nothing differs and nothing is to be told."""
        self.require_open()
        before = self._told()
        self._stand(around)
        parent_region = around.parent.region if around.parent else ""
        self.name, self.short_name = facts.name, facts.short_name or facts.name
        self.region = facts.region or parent_region
        self.official_code, self.school_type = facts.official_code, facts.school_type
        self._require_facts()
        if self._told() == before:
            return False
        self.note_change(by=by, at=at)
        return True

    def follow(self, above: "Enrolment", *, by: UUID | None, at: datetime) -> None:
        """Stand below where the unit above now stands: what lies between the two stays."""
        between = self.path[self.path.index(above.unit_id) :]
        self.path = [*above.path[:-1], *between]
        self.note_change(by=by, at=at)

    def go_over(self, old: UUID, successor: "Enrolment", *, by: UUID | None, at: datetime) -> None:
        """Stand below the successor of a unit that was merged."""
        between = self.path[self.path.index(old) + 1 :]
        if len(between) == 1:
            _require_place(self.kind, successor)
            self.parent_id = successor.unit_id
        self.path = [*successor.path, *between]
        self.note_change(by=by, at=at)

    def change_leader(self, old: UUID, successor: UUID, *, by: UUID | None, at: datetime) -> None:
        """A council that led it went over into another; it is named once."""
        self.other_parents = list(
            dict.fromkeys(successor if each == old else each for each in self.other_parents if each != self.parent_id)
        )
        self.note_change(by=by, at=at)

    def require_mergeable_into(self, successor: "Enrolment") -> None:
        """Of its kind, open, and another unit."""
        fault = ""
        if successor.unit_id == self.unit_id:
            fault = "单位不能并入自己"
        elif successor.kind != self.kind:
            fault = "只有同一类别的单位可以合并"
        elif self.unit_id in successor.path:
            fault = "不能并入自己的下级单位"
        if fault:
            raise MergerUnfit(errors=[FieldError("/into", fault, "unfit")])
        self.require_open()
        successor.require_open()

    def close(self, *, on: date, by: UUID | None, at: datetime, successors: "Sequence[Enrolment]" = ()) -> None:
        """It reports nothing from this day on; what it reported stays its own, under the name that it had."""
        self.require_open()
        self.closed_on, self.successor_ids = on, [each.unit_id for each in successors]
        self.note_change(by=by, at=at)

    def reopen(self, *, at: datetime) -> bool:
        """Take a closed unit back; False for an open one."""
        if self.closed_on is None:
            return False
        self.closed_on, self.successor_ids = None, []
        self.note_change(by=None, at=at)
        return True

    def tell_roster(self, names: Sequence[str], *, by: UUID | None, at: datetime) -> bool:
        """Its departments by the names that others hear; False when nothing differs."""
        self.require_open()
        if self.co_departments == list(names):
            return False
        self.co_departments = list(names)
        self.note_change(by=by, at=at)
        return True

    def suspend(self, reason: str, *, by: UUID | None, at: datetime) -> None:
        """Nothing more is taken from it in this edition, until that is lifted."""
        self.require_open()
        if self.suspension_reason is not None:
            raise AlreadySuspended
        self.suspension_reason = reason
        self.note_change(by=by, at=at)

    def resume(self, *, by: UUID | None, at: datetime) -> None:
        """It reports again."""
        if self.suspension_reason is None:
            raise NotSuspended
        self.suspension_reason = None
        self.note_change(by=by, at=at)

    def note_change(self, *, by: UUID | None, at: datetime) -> None:
        """The next version, and who made it."""
        self.version += 1
        self.changed_at, self.changed_by = at, by

    def _stand(self, around: Surroundings) -> None:
        _require_place(self.kind, around.parent)
        faults = [*_leader_faults(self, around), *_location_faults(self, around)]
        if around.parent is not None and self.unit_id in around.parent.path:
            faults.append(FieldError("/parent_id", "不能移到本单位或其下级单位之下", "below-itself"))
        if faults:
            raise ParentUnfit(errors=faults)
        self.parent_id = around.parent.unit_id if around.parent else None
        self.path = [*(around.parent.path if around.parent else ()), self.unit_id]
        self.other_parents = [each.unit_id for each in around.leaders]
        self.located_in = around.located_in.unit_id if around.located_in else None

    def _require_facts(self) -> None:
        if self.kind == "industry_council" and self.region:
            raise FactsUnfit(errors=[FieldError("/region", "行指委（教指委）不属于任何地区", "no-territory")])
        if self.kind != "school" and self.school_type:
            raise FactsUnfit(errors=[FieldError("/school_type", "只有学校有办学类型", "not-a-school")])

    def _told(self) -> tuple[object, ...]:
        return (
            self.name,
            self.short_name,
            self.region,
            self.official_code,
            self.school_type,
            tuple(self.path),
            tuple(self.other_parents),
            self.located_in,
        )


def _require_place(kind: str, parent: Enrolment | None) -> None:
    """Each kind has the kinds that it may stand below; the root stands below none."""
    if parent is None and kind != ROOT_KIND:
        raise ParentUnfit(errors=[FieldError("/parent_id", "此类单位须有上级单位", "missing")])
    if parent is not None and parent.kind not in PARENTS[kind]:
        raise ParentUnfit(errors=[FieldError("/parent_id", "此类单位不能设在该上级单位之下", "kind")])


def _leader_faults(unit: Enrolment, around: Surroundings) -> Iterator[FieldError]:
    """A school may be led by industry councils besides its parent, each named once."""
    if around.leaders and unit.kind != "school":
        yield FieldError("/other_parents", "只有学校可以另有行指委指导", "not-a-school")
    if len(around.leaders) > LEADERS_MOST:
        yield FieldError("/other_parents", f"最多 {LEADERS_MOST} 个", "too-many")
    seen = {around.parent.unit_id} if around.parent else set()
    for place, leader in enumerate(around.leaders):
        if leader.kind != "industry_council":
            yield FieldError(f"/other_parents/{place}", "须是行指委（教指委）", "kind")
        elif leader.unit_id in seen:
            yield FieldError(f"/other_parents/{place}", "同一单位只填一次，且不能与上级单位相同", "twice")
        seen.add(leader.unit_id)


def _location_faults(unit: Enrolment, around: Surroundings) -> Iterator[FieldError]:
    """A plan city reports to the ministry and lies in a province, which counts nothing of it."""
    if around.located_in is None:
        return
    if unit.kind != "plan_city" or around.located_in.kind != "province":
        yield FieldError("/located_in", "只有计划单列市填写所在省", "kind")
