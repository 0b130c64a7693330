"""Units: who reports. The identity stays; name, kind and place in the tree belong to an edition."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Field

from chassis.errors import DomainError, NotFound, Unprocessable
from services.registry.domain.identity import unit_id_of
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
SCHOOL_TYPES = ("secondary", "higher", "undergraduate", "technician")  # 中职、高职、职业本科、技工
SCHOOL_TYPE_LIST = ", ".join(f"'{each}'" for each in ("", *SCHOOL_TYPES))


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


class TreeKept(DomainError):
    """The tree of an edition stays as it was once the unit takes part in a newer one."""

    code = "tree-kept"
    title = "该单位已参加更新的一届，往届的单位树保持当时的样子，不再改动"


class OfficialCodeTaken(DomainError):
    """An official code stands once below one parent: a campus elsewhere is a unit of its own."""

    code = "official-code-taken"
    title = "同一上级单位下已有使用该学校标识码的单位"


class MergerUnfit(Unprocessable):
    """Only different open units of one kind become one."""

    code = "merger-unfit"
    title = "这些单位不能合并"


class SplitUnfit(Unprocessable):
    """A split makes two units or more, and one of them takes the accounts over."""

    code = "split-unfit"
    title = "不能这样拆分单位"


class AlreadySuspended(DomainError):
    """A unit is suspended once."""

    code = "already-suspended"
    title = "该单位本届的报送已经暂停"


class NotSuspended(DomainError):
    """Only a suspension is lifted."""

    code = "not-suspended"
    title = "该单位本届的报送没有暂停"


class FactsUnfit(Unprocessable):
    """What is told of a unit does not go with its kind."""

    code = "unit-facts-unfit"
    title = "单位信息与单位类别不符"


@dataclass(frozen=True)
class UnitDraft:
    """A unit as it is to be in an edition."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    region: str = ""
    demo: bool = False
    official_code: str = ""
    school_type: str = ""

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
