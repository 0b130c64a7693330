"""One edition begins with the last one, and two stand side by side (R12, R20, R37, R42, R74, R75)."""

from datetime import date
from typing import Any

import pytest

from chassis.testing import published
from services.registry.domain import Enrolment
from tests.services.registry.world import Registry, edition_body


async def cloned(registry: Registry, year: int = 2024, **changes: Any) -> dict[str, Any]:
    """What the ministry would publish for another year, with what only its notice knows."""
    registrar = await registry.account("registrar")
    answer = await registry.get(f"/editions/{registry.edition.id}/clone?year={year}", registrar)
    assert answer.status_code == 200, answer.text
    return {**answer.json(), "document_number": "教职成函〔2024〕2号", **changes}


async def test_r42_a_cloned_edition_brings_words_and_types_and_no_old_deadlines(registry: Registry) -> None:
    proposal = await cloned(registry)

    assert (proposal["starts_on"], proposal["ends_on"]) == ("2024-05-12", "2024-05-18")
    assert (proposal["plan_due_on"], proposal["summary_due_on"]) == ("2024-04-26", "2024-05-25")
    due = {each["code"]: each["due_at"] for each in proposal["item_types"]}
    assert (due["T1"], due["T8"], due["T3"]) == ("2024-04-26T16:00:00Z", "2024-05-25T16:00:00Z", None)
    assert len(proposal["focus_areas"]) == 5
    assert len(proposal["issuers"]) == 10
    assert {each["field"] for each in proposal["vocabularies"]} >= {"integration", "sector", "closeness"}
    assert (proposal["national_activities"], proposal["issued_on"], proposal["notes"]) == ([], None, "")


async def test_r42_the_number_of_the_new_notice_must_be_told(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/editions", await cloned(registry, document_number=""), registrar)

    assert [error["pointer"] for error in answer.json()["errors"]] == ["/document_number"]


async def test_r42_open_units_are_carried_over_and_closed_ones_stay_behind(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    school = registry.units["370000-S01"].unit_id
    closing = await registry.post(f"/units/{school}/closure", {}, registrar)
    assert closing.status_code in (200, 201), closing.text

    answer = await registry.post("/editions", await cloned(registry), registrar)

    assert answer.status_code == 201, answer.text
    enrolled = {each.code: each for each in await registry.rows(Enrolment, Enrolment.edition_id == answer.json()["id"])}
    assert set(enrolled) == set(registry.units) - {"370000-S01"}
    assert enrolled["370000"].path == registry.units["370000"].path
    before = await registry.rows(Enrolment, Enrolment.edition_id == registry.edition.id)
    assert len(before) == len(registry.units)
    told = await published(registry.database, type_prefix="registry.unit")
    assert len([each for each in told if each.data["edition_id"] == answer.json()["id"]]) == len(enrolled)


async def test_r12_an_edition_with_other_dates_ministries_areas_and_a_further_type_stands_beside(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")
    areas = [{"code": "law", "name": "职业教育法宣传"}, {"code": "stories", "name": "职教故事"}]
    proposal = await cloned(registry, 2025)
    extra = {**proposal["item_types"][0], "code": "T11", "name": "职业教育法宣传总结", "body_max": 2000}
    body = {
        **proposal, "focus_areas": areas, "issuers": proposal["issuers"][:9],
        "item_types": [*proposal["item_types"], extra], "starts_on": "2025-05-06",
    }  # fmt: skip

    answer = await registry.post("/editions", body, registrar)

    assert answer.status_code == 201, answer.text
    both = {each["year"]: each for each in (await registry.get("/editions", registrar)).json()["items"]}
    assert [len(both[year]["focus_areas"]) for year in (2023, 2025)] == [5, 2]
    assert [len(both[year]["issuers"]) for year in (2023, 2025)] == [10, 9]
    assert "T11" in {each["code"] for each in both[2025]["item_types"]}
    assert "T11" not in {each["code"] for each in both[2023]["item_types"]}
    told = (await published(registry.database, type_prefix="registry.edition"))[-1].data
    assert told["grace_minutes"] == 30
    assert {each["field"] for each in told["vocabularies"]} >= {"integration"}


async def test_r75_a_type_switched_on_mid_week_has_a_deadline_of_its_own(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    read = (await registry.get(f"/editions/{registry.edition.id}", registrar)).json()
    due = read["due_at"]
    extra = {**read["item_types"][0], "code": "T11", "name": "追加材料", "owed_by": ["province"], "due_at": due}
    body = edition_body(item_types=[*edition_body()["item_types"], extra])

    answer = await registry.put(f"/editions/{registry.edition.id}", body, registrar, seen=1)

    assert answer.status_code == 200, answer.text
    told = (await published(registry.database, type_prefix="registry.edition"))[-1].data
    added = next(each for each in told["item_types"] if each["code"] == "T11")
    assert (added["owed_by"], added["due_at"]) == (["province"], due)


@pytest.mark.parametrize(
    ("times", "pointer"),
    [
        ({"due_at": "2020-01-01T00:00:00Z"}, "/item_types/0/due_at"),
        ({"due_at": "2099-02-01T00:00:00Z", "locks_at": "2099-01-01T00:00:00Z"}, "/item_types/0/locks_at"),
    ],
)
async def test_the_times_of_a_type_stand_in_their_order(
    registry: Registry, times: dict[str, str], pointer: str
) -> None:
    registrar = await registry.account("registrar")
    first, *others = edition_body()["item_types"]

    answer = await registry.put(
        f"/editions/{registry.edition.id}", edition_body(item_types=[first | times, *others]), registrar, seen=1
    )

    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_r12_a_week_is_proposed_and_a_confirmed_edition_is_named_beside_it(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    known = (await registry.get("/editions/proposal?year=2023", registrar)).json()
    new = (await registry.get("/editions/proposal?year=2027", registrar)).json()

    assert (known["confirmed"], new["confirmed"]) == (str(registry.edition.id), None)
    assert (new["starts_on"], new["summary_due_on"], new["summary_due_rolled_on"]) == (
        "2027-05-09",
        "2027-05-22",
        "2027-05-24",
    )
    liaison = await registry.account("liaison", unit="370000-S01")
    assert (await registry.get("/editions/proposal?year=2027", liaison)).status_code == 403


async def test_r74_what_is_worth_a_second_look_is_told_and_not_refused(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    body = edition_body(year=2024, ends_on=date(2023, 5, 21).isoformat())

    answer = await registry.post("/editions", body, registrar)

    assert answer.status_code == 201
    hints = {each["code"] for each in answer.json()["hints"]}
    assert hints == {"weeks-overlap", "published-late", "not-a-week"}


async def test_the_grace_after_a_deadline_is_told_to_registrars_only(registry: Registry) -> None:
    registrar, liaison = await registry.account("registrar"), await registry.account("liaison", unit="370000-S01")
    path = f"/editions/{registry.edition.id}"

    assert (await registry.get(path, registrar)).json()["grace_minutes"] == 30
    assert (await registry.get(path, liaison)).json()["grace_minutes"] is None


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"vocabularies": [{"field": "sector", "name": "类", "terms": [{"code": "a", "name": "甲"}] * 2}]},
         "/vocabularies/0/terms/1/code"),
        ({"contacts": [{"office": "职成司", "phone": "找张三"}]}, "/contacts/0/phone"),
        ({"national_activities": [{"name": "启动仪式", "leads": []}]}, "/national_activities/0/leads"),
        ({"grace_minutes": 1441}, "/grace_minutes"),
        ({"wordings": [{"right": "活动周", "wrong": []}]}, "/wordings/0/wrong"),
    ],
)  # fmt: skip
async def test_parts_that_cannot_be_are_refused_at_their_place(
    registry: Registry, changes: dict[str, Any], pointer: str
) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/editions", edition_body(year=2024, **changes), registrar)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


async def test_r20_an_activity_of_the_ministries_may_have_two_leads(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    launch = {
        "name": "全国启动仪式暨全国职业院校技能大赛开幕式", "leads": ["教育部", "山东省人民政府"], "on": "2023-05-14",
        "place": "山东潍坊", "form": "线下", "launch_ceremony": True,
    }  # fmt: skip

    answer = await registry.put(
        f"/editions/{registry.edition.id}", edition_body(national_activities=[launch]), registrar, seen=1
    )

    assert answer.json()["national_activities"] == [launch]
