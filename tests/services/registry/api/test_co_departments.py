"""Rosters of co-departments: edition data of a territory."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from chassis.testing import published
from services.registry.domain import Account, CoDepartment
from services.registry.domain.co_department import SYSTEMS, USUAL
from tests.services.registry.world import Registry


async def tell(registry: Registry, keeper: Account, unit: UUID, departments: list[dict[str, str]]) -> httpx.Response:
    """PUT the whole roster."""
    body = {"edition_id": str(registry.edition.id), "departments": departments}
    return await registry.put(f"/units/{unit}/co-departments", body, keeper)


def named(*systems: str) -> list[dict[str, str]]:
    """Departments of Shandong."""
    return [{"system": each, "name": f"山东省{SYSTEMS[each]}"} for each in systems]


@pytest.mark.parametrize(("kind", "usual"), [("province", 10), ("plan_city", 9), ("corps", 9)])
def test_r4_the_notice_addresses_ten_systems_in_a_province_and_nine_elsewhere(kind: str, usual: int) -> None:
    assert len(USUAL[kind]) == usual
    assert ("vocational_society" in USUAL[kind]) is (kind == "province")


async def test_r4_a_territory_need_not_have_all_ten_and_everybody_reads_its_roster(registry: Registry) -> None:
    approver, reader = await registry.account("approver", unit="370000"), await registry.account("editor")
    unit = registry.units["370000"].unit_id

    answer = await tell(registry, approver, unit, named("education", "publicity", "cyberspace"))

    assert answer.status_code == 200
    shown = (await registry.get(f"/units/{unit}/co-departments", reader)).json()
    assert [each["system"] for each in shown["departments"]] == ["education", "publicity", "cyberspace"]
    assert len(shown["usual"]) == 10


async def test_r4_a_department_renamed_or_merged_in_the_middle_of_an_edition_is_told_anew(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000"].unit_id
    await tell(registry, registrar, unit, named("education", "publicity", "cyberspace"))

    renamed = [{"system": "education", "name": "山东省教育委员会"}]
    shown = (await tell(registry, registrar, unit, renamed)).json()

    assert [(each["system_name"], each["name"]) for each in shown["departments"]] == [("教育", "山东省教育委员会")]
    entries = (await registry.get("/audit?act=set-co-departments", registrar)).json()["items"]
    assert [entry["facts"]["systems"] for entry in entries] == [
        ["education"],
        ["education", "publicity", "cyberspace"],
    ]


async def test_r31_a_roster_is_told_with_its_unit_and_once_where_it_does_not_change(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000"].unit_id

    for _ in range(2):
        await tell(registry, registrar, unit, named("education", "publicity"))

    facts = [each for each in await published(registry.database) if each.data.get("unit_id") == str(unit)]
    assert [each.data["co_departments"] for each in facts] == [[], ["山东省教育", "山东省党委宣传部"]]


async def test_r4_the_roster_of_one_edition_is_not_that_of_the_next(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000"].unit_id
    await tell(registry, registrar, unit, named("education"))
    edition = await registry.next_edition(registrar, "D01", "370000")

    shown = (await registry.get(f"/units/{unit}/co-departments?edition={edition}", registrar)).json()

    assert shown["departments"] == []


@pytest.mark.parametrize(
    ("unit", "departments", "code"),
    [
        ("370000", named("publicity"), "roster-unfit"),
        ("370000", named("education", "education"), "roster-unfit"),
        ("370000-S01", named("education"), "roster-unfit"),
        ("H01", named("education"), "roster-unfit"),
        ("370000", [{"system": "sports", "name": "山东省体育局"}], "invalid-input"),
    ],
)
async def test_r4_a_roster_that_cannot_be_is_refused(
    registry: Registry, unit: str, departments: list[dict[str, Any]], code: str
) -> None:
    registrar = await registry.account("registrar")

    answer = await tell(registry, registrar, registry.units[unit].unit_id, departments)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert await registry.rows(CoDepartment) == []


async def test_r4_anothers_roster_is_not_changed(registry: Registry) -> None:
    stranger = await registry.account("approver", unit="110000")

    answer = await tell(registry, stranger, registry.units["370000"].unit_id, named("education"))

    assert answer.json()["code"] == "not-your-unit"
