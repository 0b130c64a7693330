"""Nobody types twice: leads become items, items are picked, last year is a beginning, retyping is counted."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from chassis.rows import new_id
from contracts.roles import Role, UnitKind
from services.submission.domain.item_burden import ItemBurden
from services.submission.use_cases.count_retyping import count_retyping
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, LOCKS, OPENS, Person, World, a_case, an_edition


async def a_submitted(world: World, liaison: Person, item_type: str, content: dict[str, Any]) -> str:
    item = await liaison.create(world.edition, item_type)
    answer = await liaison.save(item["id"], content, revision=1)
    assert answer.status_code == 200, answer.text
    answer = await liaison.submit(item["id"])
    assert answer.status_code == 201, answer.text
    return str(item["id"])


async def begun_from(world: World, liaison: Person, item_type: str, from_item_id: Any) -> dict[str, Any]:
    body = {"item_type": item_type, "edition_id": str(world.edition), "from_item_id": str(from_item_id)}
    answer = await liaison.send("POST", BASE, json=body)
    assert answer.status_code == 201, answer.text
    return await liaison.read(answer.json()["id"])


async def burden_of(world: World, item_id: str) -> ItemBurden:
    async with world.database.work() as work:
        while await count_retyping(work):
            pass
    async with world.database.work() as work:
        found = await work.read(ItemBurden, UUID(item_id))
        assert found is not None
        return found


async def test_d2_7_lead_to_case_to_summary_has_no_retyped_field(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, photo = world.liaison(), uuid4()
    await world.tell(world.ready(photo))
    lead = await a_submitted(world, liaison, "T7", contents()["T7"] | {"focus_area": "people"})

    case = await begun_from(world, liaison, "T3", lead)
    more = {n: v for n, v in a_case().items() if n not in case["content"] and n != "asset_ids"}
    assert (await liaison.save(case["id"], case["content"] | more, revision=1)).json()["missing"] == []
    assert (await liaison.submit(case["id"])).status_code == 201
    summary = await begun_from(world, liaison, "T8", case["id"])
    own = {
        "title": "活动周总结",
        "overview": "全校办了十二场。",
        "picked_item_ids": [case["id"]],
        "asset_ids": [str(photo)],
    }
    saved = await liaison.save(summary["id"], summary["content"] | own, revision=1)
    sent = await liaison.submit(summary["id"])

    assert case["content"] == {n: v for n, v in contents()["T7"].items() if n != "starts_on"} | {"focus_area": "people"}
    assert (saved.json()["missing"], sent.status_code) == ([], 201)
    found = [await burden_of(world, each) for each in (lead, case["id"], summary["id"])]
    assert [each.retyped for each in found] == [0, 0, 0]
    assert [each.taken_over for each in found] == [0, 3, 1]
    told = (await world.person(world.ministry, Role.EDITOR).send("GET", "/api/submission/v1/burden")).json()
    assert {each["item_type"]: each["retyped_fields"] for each in told["types"]}["T8"] == 0


async def test_a_text_that_is_typed_again_is_counted_and_one_that_was_taken_over_and_changed_is_not(
    world: World,
) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    case = await a_submitted(world, liaison, "T3", a_case())

    text = a_case()["background"]
    again = await a_submitted(world, liaison, "T4", contents()["T4"] | {"body": f" {text} "})
    taken = await begun_from(world, liaison, "T4", case)
    content = contents()["T4"] | {"body": text + "改写后的另一段。", "title": "另一个标题"}
    await liaison.save(taken["id"], content, revision=1)
    await liaison.submit(taken["id"])

    assert taken["content"]["body"] == text
    assert (await burden_of(world, again)).retyped == 1
    assert (await burden_of(world, taken["id"])).retyped == 0


async def test_a_province_takes_over_what_a_school_submitted_but_not_its_photos_nor_its_draft(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, province, photo = world.liaison(), world.liaison(world.province), uuid4()
    await world.tell(world.ready(photo))
    lead = await a_submitted(world, liaison, "T7", contents()["T7"] | {"asset_ids": [str(photo)]})
    draft = await world.a_draft(liaison)

    case = await begun_from(world, province, "T3", lead)
    body = {"item_type": "T3", "edition_id": str(world.edition)}
    hidden = await province.send("POST", BASE, json=body | {"from_item_id": draft["id"]})
    foreign = await world.liaison(world.council).send("POST", BASE, json=body | {"from_item_id": lead})

    assert case["content"] == {name: contents()["T7"][name] for name in ("title", "background")}
    for answer in (hidden, foreign):
        assert (answer.status_code, answer.json()["code"]) == (422, "taken-item-unknown")
        assert answer.json()["errors"][0]["pointer"] == "/from_item_id"


async def test_last_years_item_is_offered_and_its_fields_wait_to_be_confirmed_or_changed(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    last = await a_submitted(world, liaison, "T2", contents()["T2"] | {"closeness": ["life"]})
    this_year = new_id()
    later: dict[str, Any] = {"opens_at": OPENS + timedelta(days=366), "locks_at": LOCKS + timedelta(days=366)}
    dates: dict[str, Any] = {
        "year": 2024,
        "starts_on": date(2024, 5, 12),
        "ends_on": date(2024, 5, 18),
        "vocabularies": (),
    }
    await world.tell(
        every_type(this_year, version=1, due_at=LOCKS + timedelta(days=365), **later, **dates),
        world.unit(world.school, "3701X", UnitKind.SCHOOL, world.ministry, world.province).model_copy(
            update={"edition_id": this_year, "enrolment_id": new_id()}
        ),
    )
    world.clock.at = OPENS + timedelta(days=370)

    offer = await liaison.send("GET", "/api/submission/v1/prefill", params={"item_type": "T2", "edition_id": this_year})
    none = await liaison.send("GET", "/api/submission/v1/prefill", params={"item_type": "T9", "edition_id": this_year})
    body = {"item_type": "T2", "edition_id": str(this_year), "from_item_id": offer.json()["item_id"]}
    item = await liaison.read((await liaison.send("POST", BASE, json=body)).json()["id"])
    path = f"{BASE}/{item['id']}/confirmation"
    confirmed = await liaison.send("POST", path, json={"fields": ["title", "place"]})
    await liaison.save(item["id"], item["content"] | {"description": "今年换了内容。"}, revision=1)
    after = await liaison.read(item["id"])

    assert (offer.json()["item_id"], none.json()) == (last, None)
    assert set(item["content"]) == {"title", "activity_type", "mode", "description", "expected_attendance", "place"}
    assert set(item["origin"]["unconfirmed"]) == set(item["content"])
    assert set(confirmed.json()["unconfirmed"]) == {"activity_type", "mode", "description", "expected_attendance"}
    assert set(after["origin"]["unconfirmed"]) == {"activity_type", "mode", "expected_attendance"}


async def test_what_the_registry_knows_of_a_unit_is_not_asked_again(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison(world.province)

    item = await liaison.read((await liaison.create(world.edition, "T1"))["id"])

    assert item["content"] == {"lead_department": "单位370000"}
    assert item["origin"] == {
        "from_item_id": None, "unchanged": ["lead_department"], "unconfirmed": ["lead_department"]
    }  # fmt: skip


async def test_r67_a_picked_item_that_is_withdrawn_later_shows_so(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, province, photo = world.liaison(), world.liaison(world.province), uuid4()
    await world.tell(world.ready(photo, unit_id=world.province))
    case = await world.a_submission(liaison)
    summary = await a_submitted(world, province, "T8", contents(photo, UUID(case["id"]))["T8"])

    before = (await province.read(summary))["picked"]
    await liaison.withdraw(case["id"])
    after = (await world.approver().read(summary))["picked"]

    assert [(each["item_id"], each["state"], each["title"]) for each in before] == [
        (case["id"], "submitted", case["title"])
    ]
    assert [each["state"] for each in after] == ["withdrawn"]


async def test_only_what_stands_can_be_picked(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, province, photo = world.liaison(), world.liaison(world.province), uuid4()
    await world.tell(world.ready(photo, unit_id=world.province))
    withdrawn, draft = await world.a_submission(liaison), await world.a_draft(province)
    await liaison.withdraw(withdrawn["id"])
    foreign = await world.a_submission(world.liaison(world.council))
    lead = await a_submitted(world, liaison, "T7", contents()["T7"])
    picks = [withdrawn["id"], draft["id"], foreign["id"], lead, str(uuid4())]
    item = await province.create(world.edition, "T8")

    content = contents(photo)["T8"] | {"picked_item_ids": picks}
    saved = await province.save(item["id"], content, revision=1)
    sent = await province.submit(item["id"])

    codes = ["pick-withdrawn", "pick-not-submitted", "pick-unknown", "pick-unknown", "pick-unknown"]
    expected = [(f"/picked_item_ids/{index}", code) for index, code in enumerate(codes)]
    assert [(each["pointer"], each["code"]) for each in saved.json()["missing"]] == expected
    assert (sent.status_code, [(e["pointer"], e["code"]) for e in sent.json()["errors"]]) == (422, expected)


async def test_an_item_begins_empty_where_nothing_is_known(world: World) -> None:
    await world.tell(an_edition(world.edition, version=2))
    item = await world.liaison().create(world.edition)

    assert (await world.liaison().read(item["id"]))["origin"] is None
