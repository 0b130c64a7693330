"""Units over time: renamed, moved, closed, merged, split; what was, stays."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col

from chassis.rows import new_id
from chassis.testing import Published, published
from services.registry.domain import Account, Edition, Enrolment, Session, SignInEvent
from services.registry.domain.identity import unit_id_of
from tests.services.registry.world import Registry

TREE = ("D01", "370000", "110000", "H01", "370000-S01")


def facts(registry: Registry, code: str = "370000-S01", **changes: Any) -> dict[str, Any]:
    """A unit of the tree as it is, with changes."""
    unit = registry.units[code]
    given = {"edition_id": str(unit.edition_id), "name": unit.name, "parent_id": str(unit.parent_id)}
    return {**given, **{name: str(value) if isinstance(value, UUID) else value for name, value in changes.items()}}


async def told_of(registry: Registry, unit_id: UUID) -> list[Published]:
    """What was told of a unit, in order."""
    events = await published(registry.database, type_prefix="registry.unit")
    return [event for event in events if event.data["unit_id"] == str(unit_id)]


async def merge(registry: Registry, registrar: Account, *units: UUID, into: UUID, edition: UUID | None = None) -> Any:
    """POST /units/mergers."""
    body = {
        "edition_id": str(edition or registry.edition.id),
        "unit_ids": [str(each) for each in units],
        "into": str(into),
        "reason": "两校合并办学",
    }
    return await registry.post("/units/mergers", body, registrar)


async def test_r1_a_renamed_unit_is_told_under_the_next_version_and_keeps_its_old_name_in_the_old_edition(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")
    edition = await registry.next_edition(registrar, *TREE)
    unit = registry.units["110000"].unit_id

    body = facts(registry, "110000", edition_id=edition, name="北京市教育厅", region="北京市")
    answer = await registry.put(f"/units/{unit}", body, registrar, seen=1)

    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    told = (await told_of(registry, unit))[-1]
    assert (told.version, told.data["name"], told.data["edition_id"]) == (2, "北京市教育厅", str(edition))
    as_it_was = (await registry.get(f"/units/{unit}?edition={registry.edition.id}", registrar)).json()
    assert (as_it_was["name"], as_it_was["version"]) == ("北京市教育委员会", 1)


async def test_d2_5_the_tree_of_an_old_edition_is_not_changed_any_more(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    await registry.next_edition(registrar, *TREE)
    unit = registry.units["370000-S01"].unit_id

    renamed = await registry.put(f"/units/{unit}", facts(registry, name="新名学院"), registrar, seen=1)
    merged = await merge(registry, registrar, unit, into=registry.units["110000"].unit_id)

    assert [renamed.json()["code"], merged.json()["code"]] == ["tree-kept", "tree-kept"]


async def test_an_edit_that_changes_nothing_tells_nothing_and_a_stale_one_names_who_was_faster(
    registry: Registry,
) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id

    same = await registry.put(f"/units/{unit}", facts(registry), registrar, seen=1)
    await registry.put(f"/units/{unit}", facts(registry, name="新名学院"), registrar, seen=1)
    stale = await registry.put(f"/units/{unit}", facts(registry, name="另名学院"), registrar, seen=1)

    assert (same.headers["etag"], len(await told_of(registry, unit))) == ('"1"', 2)
    assert (stale.status_code, stale.json()["currentRevision"]) == (412, 2)
    assert stale.json()["changedBy"] == str(registrar.id)
    assert (await registry.put(f"/units/{unit}", facts(registry), registrar)).status_code == 428


async def test_a_moved_unit_takes_the_region_of_its_new_parent(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id
    beijing = registry.units["110000"]

    answer = await registry.put(f"/units/{unit}", facts(registry, parent_id=beijing.unit_id), registrar, seen=1)

    assert (answer.json()["region"], answer.json()["path"]) == ("北京市", [*map(str, beijing.path), str(unit)])


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"parent_id": new_id()}, "/parent_id"),
        ({"parent_id": None}, "/parent_id"),
        ({"other_parents": [str(unit_id_of("370000"))]}, "/other_parents/0"),
        ({"other_parents": [str(unit_id_of("H01"))] * 2}, "/other_parents/1"),
        ({"other_parents": [str(new_id())]}, "/other_parents/0"),
        ({"located_in": unit_id_of("370000")}, "/located_in"),
        ({"official_code": "12"}, "/official_code"),
        ({"school_type": "kindergarten"}, "/school_type"),
        ({"name": "校"}, "/name"),
    ],
)
async def test_r7_a_school_that_cannot_be_so_is_refused_at_the_place(
    registry: Registry, change: dict[str, Any], pointer: str
) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id

    answer = await registry.put(f"/units/{unit}", facts(registry, **change), registrar, seen=1)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert len(await told_of(registry, unit)) == 1


async def test_r7_a_school_has_a_province_above_and_councils_that_lead_it_besides(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id
    council = registry.units["H01"].unit_id

    body = facts(registry, other_parents=[str(council)], official_code="4137000099", school_type="higher")
    await registry.put(f"/units/{unit}", body, registrar, seen=1)

    shown = (await registry.get(f"/units/{unit}", registrar)).json()
    assert (shown["parent"]["code"], [each["code"] for each in shown["leaders"]]) == ("370000", ["H01"])
    assert (await told_of(registry, unit))[-1].data["other_parents"] == [str(council)]
    assert str(council) not in shown["path"]


async def test_r7_an_official_code_stands_once_below_a_parent_and_a_campus_elsewhere_is_another_unit(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")
    await registry.register(registrar, "S-A", official_code="10001")
    other = {"code": "S-B", "name": "同码学校", "kind": "school", "official_code": "10001"}
    edition = str(registry.edition.id)

    twice = await registry.post(
        "/units", {**other, "edition_id": edition, "parent_id": str(unit_id_of("370000"))}, registrar
    )
    campus = await registry.post(
        "/units", {**other, "edition_id": edition, "parent_id": str(unit_id_of("110000"))}, registrar
    )

    assert (twice.json()["code"], campus.status_code) == ("official-code-taken", 201)


async def test_r2_a_plan_city_lies_in_its_province_and_is_not_counted_under_it(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    city = await registry.register(registrar, "370200", parent="D01", kind="plan_city", region="青岛市")
    school = await registry.register(registrar, "370200-S01", parent="370200")
    shandong = registry.units["370000"].unit_id
    body = {
        "edition_id": str(registry.edition.id),
        "name": "青岛市教育局",
        "region": "青岛市",
        "parent_id": str(registry.units["D01"].unit_id),
        "located_in": str(shandong),
    }

    await registry.put(f"/units/{city}", body, registrar, seen=1)

    shown = (await registry.get(f"/units/{city}", registrar)).json()
    assert (shown["parent"]["code"], shown["located_in_unit"]["code"]) == ("D01", "370000")
    below = (await registry.get(f"/units?under={shandong}", registrar)).json()["items"]
    assert not {str(city), str(school)} & {unit["id"] for unit in below}
    above = [registry.units["D01"].unit_id, city]
    assert (await registry.get(f"/units/{school}", registrar)).json()["path"][:2] == [str(each) for each in above]


async def test_r3_the_corps_is_a_unit_of_its_own_beside_xinjiang(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    xinjiang = await registry.register(registrar, "650000", parent="D01", kind="province", region="新疆维吾尔自治区")
    corps = await registry.register(registrar, "660000", parent="D01", kind="corps", region="新疆生产建设兵团")
    school = await registry.register(registrar, "660000-S01", parent="660000")

    below = (await registry.get(f"/units?under={xinjiang}", registrar)).json()["items"]
    merged = await merge(registry, registrar, corps, into=xinjiang)

    assert below == []
    assert (await registry.get(f"/units/{school}", registrar)).json()["region"] == "新疆生产建设兵团"
    assert merged.json()["code"] == "merger-unfit"


async def test_r6_a_council_has_no_territory(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    body = {
        "edition_id": str(registry.edition.id),
        "code": "H99",
        "name": "示例行指委",
        "kind": "industry_council",
        "region": "山东省",
        "parent_id": str(registry.units["D01"].unit_id),
    }

    answer = await registry.post("/units", body, registrar)

    assert (answer.json()["code"], answer.json()["errors"][0]["pointer"]) == ("unit-facts-unfit", "/region")


async def test_r8_the_ministry_adds_another_unit_as_data(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    unit = await registry.register(registrar, "D11", parent="D01", kind="ministry", name="其他有关单位（虚构）")

    assert (await told_of(registry, unit))[0].data["kind"] == "ministry"


async def test_r7_a_closed_school_is_told_as_closed_and_stays_what_it_was_in_the_old_edition(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")
    edition = await registry.next_edition(registrar, *TREE)
    unit = registry.units["370000-S01"].unit_id

    await registry.post(f"/units/{unit}/closure", None, registrar)

    told = (await told_of(registry, unit))[-1]
    assert (told.data["edition_id"], told.version, bool(told.data["closed_on"])) == (str(edition), 2, True)
    as_it_was = (await registry.get(f"/units/{unit}?edition={registry.edition.id}", registrar)).json()
    assert (as_it_was["closed_on"], as_it_was["version"]) == (None, 1)
    again = await registry.put(f"/units/{unit}", facts(registry, edition_id=edition), registrar, seen=2)
    assert again.json()["code"] == "unit-closed"


async def test_d2_5_two_schools_merged_after_the_week_leave_last_years_tree_as_it_was(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    other = await registry.register(registrar, "370000-S02")
    edition = await registry.next_edition(registrar, *TREE)
    await registry.register(registrar, "370000-S02", edition_id=edition)
    into = await registry.register(registrar, "370000-S03", edition_id=edition, name="合并后学院（虚构）")
    first = registry.units["370000-S01"].unit_id
    before = await registry.rows(Enrolment, col(Enrolment.edition_id) == registry.edition.id)

    answer = await merge(registry, registrar, first, other, into=into, edition=edition)

    assert answer.status_code == 200
    assert await registry.rows(Enrolment, col(Enrolment.edition_id) == registry.edition.id) == before
    for unit in (first, other):
        told = (await told_of(registry, unit))[-1]
        assert (told.data["edition_id"], told.data["successor_ids"]) == (str(edition), [str(into)])
        shown = (await registry.get(f"/units/{unit}?edition={edition}", registrar)).json()
        assert [each["code"] for each in shown["successors"]] == ["370000-S03"]


async def test_the_accounts_of_a_merged_unit_go_over_and_a_trace_stays(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    into = await registry.register(registrar, "370000-S02")
    unit = registry.units["370000-S01"].unit_id
    person = await registry.account("liaison", unit="370000-S01")
    await registry.sign_in(person)

    answer = await merge(registry, registrar, unit, into=into)

    assert answer.json()["accounts_moved"] == 1
    moved = await registry.stored(person.id)
    assert (moved.unit_id, moved.unit_name, moved.is_revoked) == (into, "学校370000-S02（虚构）", False)
    assert [session.end_reason for session in await registry.rows(Session)] == ["moved"]
    assert "moved" in [event.event for event in await registry.rows(SignInEvent)]
    told = (await published(registry.database, type_prefix="registry.access"))[-1]
    assert (told.data["unit_id"], told.version) == (str(into), 2)
    entry = (await registry.get("/audit?act=merge-units", registrar)).json()["items"][0]
    assert (entry["facts"]["accounts_moved"], entry["facts"]["merged"]) == ([str(person.id)], [str(unit)])
    assert (await registry.sign_in(person)).json()["account"]["unit"]["id"] == str(into)


async def test_what_stood_below_a_merged_council_stands_below_its_successor(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    into = await registry.register(registrar, "H02", parent="D01", kind="industry_council")
    old = registry.units["H01"].unit_id
    below = await registry.register(registrar, "H01-S01", parent="H01")
    led = registry.units["370000-S01"].unit_id
    await registry.put(f"/units/{led}", facts(registry, other_parents=[str(old)]), registrar, seen=1)

    assert (await merge(registry, registrar, old, into=into)).status_code == 200

    told = (await told_of(registry, below))[-1]
    assert (told.version, told.data["path"][1:]) == (2, [str(into), str(below)])
    assert (await told_of(registry, led))[-1].data["other_parents"] == [str(into)]


async def test_units_that_cannot_become_one_are_refused(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    school, province = registry.units["370000-S01"].unit_id, registry.units["370000"].unit_id
    other = await registry.register(registrar, "370000-S02")

    answers = [
        await merge(registry, registrar, school, into=school),
        await merge(registry, registrar, school, into=province),
        await merge(registry, registrar, school, school, into=other),
        await merge(registry, registrar, new_id(), into=other),
    ]

    assert [answer.json()["code"] for answer in answers] == [*["merger-unfit"] * 3, "unit-not-found"]
    await registry.post(f"/units/{school}/closure", None, registrar)
    assert (await merge(registry, registrar, school, into=other)).json()["code"] == "unit-closed"


async def test_a_unit_is_split_and_one_part_takes_the_accounts_over(registry: Registry) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id
    person = await registry.account("liaison", unit="370000-S01")
    body = {
        "edition_id": str(registry.edition.id),
        "parts": [{"code": "S-N", "name": "示例北校（虚构）"}, {"code": "S-S", "name": "示例南校（虚构）"}],
        "accounts_to": "S-S",
        "reason": "分设两校",
    }

    answer = await registry.post(f"/units/{unit}/split", body, registrar)

    parts = answer.json()["parts"]
    assert [(part["code"], part["kind"], part["region"]) for part in parts] == [
        ("S-N", "school", "山东省"),
        ("S-S", "school", "山东省"),
    ]
    told = (await told_of(registry, unit))[-1].data
    assert told["successor_ids"] == [parts[1]["id"], parts[0]["id"]], "who gets the people comes first"
    assert str((await registry.stored(person.id)).unit_id) == parts[1]["id"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"parts": [{"code": "S-N", "name": "只有一个"}]}, "/parts"),
        ({"parts": [{"code": "S-N", "name": "北校"}, {"code": "S-N", "name": "南校"}]}, "/parts"),
        ({"parts": [{"code": "370000-S01", "name": "北校"}, {"code": "S-N", "name": "南校"}]}, "/parts"),
        ({"accounts_to": "S-X"}, "/accounts_to"),
    ],
)
async def test_a_split_that_makes_no_sense_is_refused(registry: Registry, change: dict[str, Any], pointer: str) -> None:
    registrar, unit = await registry.account("registrar"), registry.units["370000-S01"].unit_id
    body = {
        "edition_id": str(registry.edition.id),
        "parts": [{"code": "S-N", "name": "示例北校"}, {"code": "S-S", "name": "示例南校"}],
        "accounts_to": "S-N",
        "reason": "分设两校",
        **change,
    }

    answer = await registry.post(f"/units/{unit}/split", body, registrar)

    assert (answer.status_code, answer.json()["code"]) == (422, "split-unfit")
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


async def test_nobody_but_a_registrar_changes_the_tree(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")
    unit = registry.units["370000-S01"].unit_id

    answers = [
        await registry.put(f"/units/{unit}", facts(registry), approver, seen=1),
        await merge(registry, approver, unit, into=registry.units["370000"].unit_id),
        await registry.post(f"/units/{unit}/split", {}, approver),
    ]

    assert [answer.json()["code"] for answer in answers] == ["role-missing"] * 3
    assert len(await registry.rows(Edition)) == 1
