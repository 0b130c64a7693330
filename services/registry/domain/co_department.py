"""Co-departments: which departments of a territory take part besides education; edition data, a roster per unit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from chassis.errors import FieldError, Unprocessable
from services.registry.domain.row import Row

# The systems that the notice addresses (教职成函〔2023〕5号), in its order.
SYSTEMS: dict[str, str] = {
    "education": "教育",
    "publicity": "党委宣传部",
    "cyberspace": "网信办",
    "human_resources": "人力资源社会保障",
    "industry": "工业和信息化",
    "agriculture": "农业农村",
    "state_assets": "国资委",
    "trade_union": "总工会",
    "youth_league": "团委",
    "vocational_society": "中华职业教育社",
}
SYSTEM_LIST = ", ".join(f"'{each}'" for each in SYSTEMS)
WITHOUT_SOCIETY = tuple(each for each in SYSTEMS if each != "vocational_society")
ROLE = "co_department"
# Ten beside the ministry and in a province, nine in a plan city and in the corps.
USUAL: dict[str, tuple[str, ...]] = {
    "ministry": tuple(SYSTEMS),
    "province": tuple(SYSTEMS),
    "plan_city": WITHOUT_SOCIETY,
    "corps": WITHOUT_SOCIETY,
}


class RosterUnfit(Unprocessable):
    """Only territories have a roster, education leads it, and no system stands twice."""

    code = "roster-unfit"
    title = "联办部门名单不符合要求"


class DepartmentUnfit(Unprocessable):
    """An account of a co-department, and no other, names a department, which stands on the roster of its unit."""

    code = "department-unfit"
    title = "联办部门填写有误"


@dataclass(frozen=True)
class DepartmentFacts:
    """A department by its system and the name that it bears here."""

    system: str
    name: str


NO_DEPARTMENT = DepartmentFacts("", "")


class CoDepartment(Row, table=True):
    """One department of one territory in one edition."""

    __tablename__ = "co_department"
    __table_args__ = (
        UniqueConstraint("edition_id", "unit_id", "system"),
        CheckConstraint(f"system in ({SYSTEM_LIST})", name="system_known"),
        CheckConstraint("char_length(name) between 2 and 60", name="name_fits"),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID = Field(foreign_key="edition.id")
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    system: str
    name: str
    place: int


def usual_roster(unit_kind: str, *, region: str, lead: str) -> tuple[DepartmentFacts, ...]:
    """The departments that the notice addresses, under the names of a territory; education is the unit itself."""
    return tuple(
        DepartmentFacts(system, lead if system == "education" else f"{region}{SYSTEMS[system]}")
        for system in USUAL.get(unit_kind, ())
    )


def check_roster(departments: tuple[DepartmentFacts, ...], *, unit_kind: str) -> None:
    """All faults of a roster together."""
    faults, seen = [], set[str]()
    if unit_kind not in USUAL:
        faults.append(FieldError("/departments", "只有部委、省、计划单列市、兵团有联办部门", "no-territory"))
    for place, department in enumerate(departments):
        if department.system in seen:
            faults.append(FieldError(f"/departments/{place}/system", "同一系统只填一个部门", "twice"))
        seen.add(department.system)
    if "education" not in seen:
        faults.append(FieldError("/departments", "教育行政部门牵头，不能缺少", "missing"))
    if faults:
        raise RosterUnfit(errors=faults)


def department_for(roles: Collection[str], system: str | None, roster: Sequence[CoDepartment]) -> DepartmentFacts:
    """The department that an account with these roles is for, by the name that it bears on the roster."""
    if ROLE not in roles:
        if system is not None:
            raise _unfit("只有联办部门账号填写此项", "not-asked")
        return NO_DEPARTMENT
    if system is None:
        raise _unfit("请选择联办部门", "missing")
    for row in roster:
        if row.system == system:
            return DepartmentFacts(row.system, row.name)
    raise _unfit(f"{SYSTEMS.get(system, system)}未列入本单位本届联办部门名单，请先登记名单", "not-on-roster")


def _unfit(words: str, code: str) -> DepartmentUnfit:
    return DepartmentUnfit(errors=[FieldError("/department", words, code)])
