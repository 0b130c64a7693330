"""Accounts of co-departments: by the roster, by invitation, and given up."""

from typing import Any

import httpx
import pytest

from chassis.testing import published
from services.registry.domain import Account
from tests.services.registry.api.test_co_departments import named, tell
from tests.services.registry.world import PASSWORD, V1, Registry

PUBLICITY = "山东省党委宣传部"


async def rostered(registry: Registry, *systems: str) -> Account:
    """The approver of Shandong, whose roster is told."""
    approver = await registry.account("approver", unit="370000")
    departments = named("education", *(systems or ("publicity", "cyberspace")))
    answer = await tell(registry, approver, registry.units["370000"].unit_id, departments)
    assert answer.status_code == 200, answer.text
    return approver


async def invite(registry: Registry, inviter: Account, *, unit: str = "370000", **changes: Any) -> httpx.Response:
    """A department of the unit's territory."""
    body = {"unit_id": str(registry.units[unit].unit_id), "roles": ["co_department"], "department": "publicity"}
    return await registry.post("/invitations", {**body, **changes}, inviter)


async def accept(registry: Registry, link: str, username: str = "xuan.chuan") -> httpx.Response:
    """As the page behind the link does it."""
    body = {"token": link.partition("#")[2], "username": username, "display_name": "李四", "password": PASSWORD}
    return await registry.http.post(f"{V1}/invitation/acceptance", json=body)


async def a_department(registry: Registry, approver: Account, username: str = "xuan.chuan") -> Account:
    """One that took the invitation."""
    link = (await invite(registry, approver)).json()["link"]
    assert (await accept(registry, link, username)).status_code == 201
    found: Account = next(each for each in await registry.rows(Account) if each.username == username)
    return found


async def last_told(registry: Registry) -> Any:
    """The newest fact of an account."""
    return (await published(registry.database, type_prefix="registry.access"))[-1]


def faults(answer: httpx.Response) -> tuple[int, list[str]]:
    """The status, and what the refusal says of the department."""
    return answer.status_code, [each["code"] for each in answer.json()["errors"]]


async def test_r31_a_department_of_the_roster_is_invited_by_the_approver_and_told_by_its_name(
    registry: Registry,
) -> None:
    approver = await rostered(registry)

    invited = (await invite(registry, approver)).json()
    offer = await registry.http.post(f"{V1}/invitation/offer", json={"token": invited["link"].partition("#")[2]})
    accepted = await accept(registry, invited["link"])

    assert (invited["department"], offer.json()["department"]) == (PUBLICITY, PUBLICITY)
    assert accepted.status_code == 201
    told = await last_told(registry)
    assert (told.data["roles"], told.data["department"]) == (["co_department"], PUBLICITY)
    assert "李四" not in str(told.data)
    session = await registry.http.post(f"{V1}/sessions", json={"username": "xuan.chuan", "password": PASSWORD})
    assert session.json()["account"]["department"] == PUBLICITY
    (shown,) = (await registry.get("/department-accounts", approver)).json()["items"]
    assert (shown["department"], shown["username"]) == (PUBLICITY, "xuan.chuan")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"department": "agriculture"}, "not-on-roster"),
        ({"department": None}, "missing"),
        ({"roles": ["liaison"]}, "not-asked"),
    ],
)
async def test_r31_a_department_that_is_not_on_the_roster_is_not_invited(
    registry: Registry, changes: dict[str, Any], fault: str
) -> None:
    approver, registrar = await rostered(registry), await registry.account("registrar")

    assert faults(await invite(registry, approver, **changes)) == (422, [fault])

    body = {"username": "li.si", "display_name": "李四", "unit_id": str(approver.unit_id)}
    wanted = {"roles": ["co_department"], "department": "publicity", **changes}
    assert faults(await registry.post("/accounts", {**body, **wanted}, registrar)) == (422, [fault])


@pytest.mark.parametrize(("unit", "status"), [("370000-S01", 403), ("110000", 403), ("D01", 403)])
async def test_r31_a_department_is_invited_into_the_own_territory_only(
    registry: Registry, unit: str, status: int
) -> None:
    approver = await rostered(registry)

    assert (await invite(registry, approver, unit=unit, department=None)).status_code in (status, 422)
    assert await registry.rows(Account) == [approver]


async def test_r31_a_department_does_nothing_else_besides_and_stands_in_a_territory(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    both = await invite(registry, registrar, roles=["co_department", "liaison"], department=None)
    school = await invite(registry, registrar, unit="370000-S01")

    assert [each.json()["code"] for each in (both, school)] == ["department-unfit", "department-unfit"]


async def test_r31_the_ministry_has_co_departments_too(registry: Registry) -> None:
    registrar, ministry = await registry.account("registrar"), registry.units["D01"].unit_id
    roster = [{"system": "education", "name": "教育部"}, {"system": "publicity", "name": "中央宣传部"}]
    await tell(registry, registrar, ministry, roster)

    assert (await invite(registry, registrar, unit="D01")).json()["department"] == "中央宣传部"


async def test_r31_a_department_gives_up_its_own_access(registry: Registry) -> None:
    approver = await rostered(registry)
    department = await a_department(registry, approver)

    left = await registry.post("/department-accounts/own/departure", None, department)

    assert left.status_code == 204
    assert (await registry.get("/me", department)).json()["code"] == "account-ended"
    assert (await last_told(registry)).type == "registry.access.revoked.v1"
    assert (await registry.stored(department.id)).revoked_reason == "联办部门自行退出"
    assert (await registry.get("/department-accounts", approver)).json()["items"] == []
    again = await registry.post("/department-accounts/own/departure", None, approver)
    assert again.status_code == 403


async def test_r31_the_approver_ends_a_department_of_the_own_territory_and_nobody_elses_account(
    registry: Registry,
) -> None:
    approver, stranger = await rostered(registry), await registry.account("approver", unit="110000")
    department, liaison = await a_department(registry, approver), await registry.account("liaison", unit="370000")
    reason = {"reason": "机构调整"}

    foreign = await registry.post(f"/department-accounts/{department.id}/revocation", reason, stranger)
    other = await registry.post(f"/department-accounts/{liaison.id}/revocation", reason, approver)
    ended = await registry.post(f"/department-accounts/{department.id}/revocation", reason, approver)

    assert [each.json()["code"] for each in (foreign, other)] == ["account-not-found", "account-not-found"]
    assert ended.status_code == 200
    assert (await registry.stored(department.id)).is_revoked


async def test_r31_who_is_off_the_roster_loses_its_access_and_who_is_renamed_keeps_it(registry: Registry) -> None:
    approver = await rostered(registry)
    department = await a_department(registry, approver)
    unit = registry.units["370000"].unit_id
    waiting = (await invite(registry, approver)).json()["link"]

    renamed = [*named("education"), {"system": "publicity", "name": "中共山东省委宣传部"}]
    await tell(registry, approver, unit, renamed)
    told = await last_told(registry)
    await tell(registry, approver, unit, named("education"))

    assert (told.data["department"], told.version) == ("中共山东省委宣传部", 2)
    assert (await registry.stored(department.id)).revoked_reason == "不再列入联办部门名单"
    assert faults(await accept(registry, waiting, "too.late")) == (422, ["not-on-roster"])
    registrar = await registry.account("registrar")
    back = await registry.post(f"/accounts/{department.id}/reinstatement", {"reason": "误停"}, registrar)
    assert faults(back) == (422, ["not-on-roster"])


async def test_r31_a_department_is_none_of_the_units_people(registry: Registry) -> None:
    approver = await rostered(registry)
    department = await a_department(registry, approver)
    unit = registry.units["370000"].unit_id
    await registry.post(f"/units/{unit}/liaisons", {"name": "赵六", "mobile": "13812345678"}, approver)

    (shown,) = (await registry.get(f"/units/{unit}/liaisons", department)).json()["items"]

    assert (shown["masked"], "13812345678" in str(shown)) == (True, False)
    assert (await registry.get("/delegations/colleagues", approver)).json()["items"] == []
    assert (await tell(registry, department, unit, named("education"))).status_code == 403
