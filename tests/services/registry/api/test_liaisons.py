"""Liaisons: who stands for a unit, who did, and who may read their numbers."""

from typing import Any

import pytest
from sqlmodel import col

from chassis.testing import published
from services.registry.documents.tables import read_table
from services.registry.domain import AuditEntry, Liaison
from tests.services.registry.world import Registry

PERSON = {
    "name": "王建国",
    "post": "职成处主任科员",
    "mobile": "13800138000",
    "office_phone": "0531-81916000",
    "email": "wang@sd.edu.cn",
    "substitute_name": "李梅",
    "substitute_mobile": "13900139000",
}


def path(registry: Registry, code: str = "370000-S01") -> str:
    """The liaisons of a unit."""
    return f"/units/{registry.units[code].unit_id}/liaisons"


async def test_r9_a_unit_names_its_liaison_and_the_chain_above_reads_the_numbers(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")

    answer = await registry.post(path(registry), PERSON, keeper)

    assert answer.status_code == 201
    for roles, unit in ((("approver",), "370000"), (("registrar",), "D01"), (("editor",), "D01")):
        reader = await registry.account(*roles, unit=unit)
        shown = (await registry.get(path(registry), reader)).json()["items"][0]
        assert {name: shown[name] for name in PERSON} == PERSON
        assert shown["masked"] is False


async def test_r9_outside_of_the_chain_personal_data_is_masked(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")
    await registry.post(path(registry), {**PERSON, "note": "请先联系门卫"}, keeper)
    neighbour = await registry.account("approver", unit="110000")

    shown = (await registry.get(path(registry), neighbour)).json()["items"][0]

    assert shown["masked"] is True
    assert (shown["name"], shown["mobile"], shown["email"]) == ("王**", "138****8000", "w***@sd.edu.cn")
    assert (shown["substitute_name"], shown["substitute_mobile"], shown["note"]) == ("李*", "139****9000", "")


async def test_r9_a_unit_without_a_liaison_is_found_by_its_province(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")

    none = (await registry.get(path(registry), approver)).json()
    missing = (await registry.get("/liaisons?missing=true", approver)).json()["items"]

    assert none["items"] == []
    assert [row["unit_code"] for row in missing] == ["370000", "370000-S01"]
    correct = await registry.put(path(registry)[:-1], PERSON, approver, seen=1)
    assert correct.json()["code"] == "no-liaison"


async def test_r9_who_leaves_in_the_middle_of_the_week_hands_over_and_the_history_stays(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")
    await registry.post(path(registry), PERSON, keeper)

    successor = {"name": "赵强", "mobile": "13700137000", "note": "三份稿件待审，照片在移动硬盘"}
    items = (await registry.post(path(registry), successor, keeper)).json()["items"]

    assert [(each["name"], each["until"] is None) for each in items] == [("赵强", True), ("王建国", False)]
    assert items[0]["note"] == "三份稿件待审，照片在移动硬盘"
    assert items[0]["since"] == items[1]["until"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"mobile": "12345"}, "/mobile"),
        ({"mobile": "1380013800x"}, "/mobile"),
        ({"mobile": "", "office_phone": ""}, "/mobile"),
        ({"office_phone": "819"}, "/office_phone"),
        ({"email": "wang@"}, "/email"),
        ({"substitute_mobile": "1"}, "/substitute_mobile"),
        ({"substitute_name": ""}, "/substitute_name"),
        ({"name": ""}, "/name"),
        ({"age": "40"}, "/age"),
    ],
)
async def test_r9_an_invalid_number_is_refused_at_its_place(
    registry: Registry, change: dict[str, Any], pointer: str
) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")

    answer = await registry.post(path(registry), {**PERSON, **change}, keeper)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert await registry.rows(Liaison) == []


async def test_r9_numbers_are_taken_as_people_type_them(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")

    typed = {**PERSON, "mobile": "+86 138-0013-8000", "office_phone": "０５３１－８１９１６０００转12"}
    shown = (await registry.post(path(registry), typed, keeper)).json()["items"][0]

    assert (shown["mobile"], shown["office_phone"]) == ("13800138000", "0531-81916000-12")


async def test_r9_a_shared_phone_is_allowed_and_said(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    await registry.post(path(registry), PERSON, registrar)
    shown = (await registry.post(path(registry, "110000"), PERSON, registrar)).json()["items"][0]

    assert shown["mobile_shared"] is True


async def test_r9_a_correction_starts_from_the_newest_revision(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")
    await registry.post(path(registry), PERSON, keeper)
    corrected = {**PERSON, "mobile": "13600136000"}

    first = await registry.put(path(registry)[:-1], corrected, keeper, seen=1)
    stale = await registry.put(path(registry)[:-1], PERSON, keeper, seen=1)

    assert (first.headers["etag"], first.json()["items"][0]["mobile"]) == ('"2"', "13600136000")
    assert (stale.status_code, stale.json()["changedBy"]) == (412, str(keeper.id))


async def test_r9_a_unit_is_kept_by_itself_by_approvers_above_and_by_registrars(registry: Registry) -> None:
    callers = [
        (await registry.account("approver", unit="370000"), 201),
        (await registry.account("liaison", unit="370000"), 403),
        (await registry.account("approver", unit="110000"), 403),
        (await registry.account("registrar"), 201),
        (await registry.account("reviewer", unit="370000-S01"), 403),
    ]

    for caller, status in callers:
        assert (await registry.post(path(registry), PERSON, caller)).status_code == status


async def test_r9_no_person_stands_in_an_event_or_in_the_audit(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000-S01")
    before = len(await published(registry.database))

    await registry.post(path(registry), PERSON, keeper)

    assert len(await published(registry.database)) == before
    (entry,) = await registry.rows(AuditEntry, col(AuditEntry.act) == "name-liaison")
    assert not any(value in str(entry.facts) for value in PERSON.values())


async def test_r9_the_contact_list_of_ones_own_tree_goes_out_as_a_workbook(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")
    await registry.post(path(registry), PERSON, approver)

    table = read_table((await registry.get("/liaisons/export", approver)).content)

    assert [row[0] for row in table[1:]] == ["370000", "370000-S01"]
    assert table[2][2:5] == ["王建国", "职成处主任科员", "13800138000"]
