"""Relevance (R50): what has nothing to do with the week goes back, and its unit has one appeal to the level above."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx

from contracts.roles import Role, UnitKind
from services.submission.use_cases.bequeath_items import bequeath_items
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, LOCKS, Person, World, a_case

FINDINGS = "/api/submission/v1/relevance-findings"
WHY = "照片是2019年校运会拍摄的，与活动周无关"


async def find(person: Person, item_id: Any, **changes: Any) -> httpx.Response:
    """Hold it to be irrelevant."""
    return await person.send(
        "POST", f"{BASE}/{item_id}/irrelevance", json={"reason": "old-picture", "text": WHY} | changes
    )


async def appeal(person: Person, item_id: Any, **changes: Any) -> httpx.Response:
    """Say why it is relevant."""
    body = {"text": "照片为今年活动现场拍摄，相机日期未校准"} | changes
    return await person.send("POST", f"{BASE}/{item_id}/irrelevance/appeal", json=body)


async def decide(person: Person, item_id: Any, verdict: str, **changes: Any) -> httpx.Response:
    """Have the last word."""
    body = {"verdict": verdict, "text": "已核对现场横幅与日程"} | changes
    return await person.send("POST", f"{BASE}/{item_id}/irrelevance/verdict", json=body)


def an_editor(world: World) -> Person:
    return world.person(world.ministry, Role.EDITOR)


async def an_appeal(world: World, liaison: Person, approver: Person | None = None) -> dict[str, Any]:
    """A submission that the province found irrelevant and its unit appealed for."""
    item = await world.a_submission(liaison)
    assert (await find(approver or world.approver(), item["id"])).status_code == 201
    assert (await appeal(liaison, item["id"])).status_code == 201
    return item


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_r50_a_level_gives_back_what_has_nothing_to_do_with_the_week_with_reason(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    offered = (await approver.read(item["id"]))["actions"]["allowed"]

    answer = await find(approver, item["id"])

    assert "find-irrelevant" in offered
    assert (answer.status_code, answer.json()["state"]) == (201, "returned")
    body = await liaison.read(item["id"])
    assert body["returned"]["reason_code"] == "irrelevant"
    assert body["returned"]["notes"] == [{"pointer": "", "text": f"与活动周无关：{WHY}"}]
    (finding,) = body["findings"]
    assert (finding["reason"], finding["text"], finding["verdict"]) == ("old-picture", WHY, None)
    assert (finding["level_name"], finding["appeal_level_name"]) == ("单位370000", "单位D01")
    assert {"edit", "submit", "withdraw", "appeal"} <= set(body["actions"]["allowed"])
    said = (await world.said(item["id"]))[-1]
    assert (said.type, said.data["reason_code"]) == ("submission.item.returned.v1", "irrelevant")


async def test_r50_the_unit_may_mend_it_and_submit_again_as_after_any_return(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    found = await find(approver, item["id"])

    await liaison.save(item["id"], a_case(participants=7), revision=found.json()["revision"])
    again = await liaison.submit(item["id"])

    assert (again.status_code, again.json()["receipt_number"]) == (201, item["receipt_number"])
    assert code(await appeal(liaison, item["id"])) == (409, "not-appealable")
    assert (await find(approver, item["id"])).status_code == 201  # a new submission can be found so anew


async def test_r50_an_overturned_item_is_where_it_was_with_receipt_and_on_time_after_the_lock_too(
    world: World,
) -> None:
    liaison, approver, editor = world.liaison(), world.approver(), an_editor(world)
    item = await world.a_submission(liaison)
    found = await find(approver, item["id"])
    await liaison.save(item["id"], a_case(title="改了一半"), revision=found.json()["revision"])
    world.clock.at = LOCKS + timedelta(days=3)

    appealed = await appeal(liaison, item["id"])
    held = await liaison.read(item["id"])
    (task,) = (await editor.send("GET", "/api/submission/v1/tasks")).json()["items"]
    offered = (await editor.read(item["id"]))["actions"]["allowed"]
    overturned = await decide(editor, item["id"], "overturned")

    assert (appealed.status_code, held["appeal_open"], held["content"]["title"]) == (201, True, a_case()["title"])
    assert (task["kind"], task["subject_id"]) == ("decide-appeal", item["id"])
    assert "decide-appeal" in offered
    assert (overturned.status_code, overturned.json()["state"]) == (201, "submitted")
    body = await liaison.read(item["id"])
    for same in ("receipt_number", "submitted_at", "submission_number", "on_time", "awaiting_unit_id"):
        assert body[same] == item[same], same
    assert (body["on_time"], body["awaiting_unit_id"], body["appeal_open"]) == (True, str(world.province), False)
    assert [each["what"] for each in body["steps"]] == ["created", "submitted", "returned", "appealed", "overturned"]
    assert [each["part"] for each in body["sign_off"]] == ["drafter", "sender"]
    said = [(each.type.split(".")[2], each.version) for each in await world.said(item["id"])]
    assert said[-2:] == [("returned", 3), ("submitted", 4)]
    assert code(await find(approver, item["id"])) == (409, "relevance-settled")
    assert (await approver.approve(item["id"])).json()["state"] == "approved"


async def test_r50_an_upheld_finding_is_final_for_that_submission(world: World) -> None:
    liaison = world.liaison()
    item = await an_appeal(world, liaison)

    upheld = await decide(an_editor(world), item["id"], "upheld", text="横幅显示为2019年")

    body = await liaison.read(item["id"])
    assert (upheld.status_code, body["state"]) == (201, "returned")
    assert (body["findings"][0]["verdict"], body["findings"][0]["verdict_text"]) == ("upheld", "横幅显示为2019年")
    assert code(await appeal(liaison, item["id"])) == (409, "appeal-used")
    (lock,) = [each for each in body["actions"]["locked"] if each["action"] == "appeal"]
    assert "只能申诉一次" in lock["reason"]
    assert {"edit", "submit", "withdraw"} <= set(body["actions"]["allowed"])
    assert (await liaison.withdraw(item["id"])).json()["state"] == "withdrawn"


async def test_r50_while_an_appeal_is_open_its_item_stands_still(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await an_appeal(world, liaison, approver)
    body = await liaison.read(item["id"])

    assert code(await appeal(liaison, item["id"])) == (409, "appeal-used")
    assert code(await liaison.save(item["id"], a_case(), revision=body["revision"])) == (409, "appeal-open")
    assert code(await liaison.submit(item["id"])) == (409, "appeal-open")
    assert code(await find(approver, item["id"])) == (409, "item-not-submitted")
    assert (await liaison.send("GET", "/api/submission/v1/tasks")).json()["items"] == []


async def test_r50_the_appeal_goes_to_the_level_above_and_to_no_other(world: World) -> None:
    liaison = world.liaison(world.city_school)
    item = await world.a_submission(liaison)
    assert (await find(world.approver(), item["id"])).json()["code"] == "not-your-level"
    assert (await find(world.approver(world.city), item["id"])).status_code == 201
    assert code(await appeal(world.liaison(world.city), item["id"])) == (403, "other-unit")
    assert (await appeal(liaison, item["id"])).status_code == 201

    for other in (world.approver(world.city), an_editor(world)):
        assert code(await decide(other, item["id"], "upheld")) == (403, "not-your-level")
    assert (await decide(world.approver(world.council), item["id"], "upheld")).status_code == 404
    assert (await decide(world.approver(), item["id"], "overturned")).json()["awaiting_unit_id"] == str(world.city)


async def test_r50_an_author_neither_finds_nor_decides(world: World) -> None:
    both = world.person(world.province, Role.LIAISON, Role.APPROVER)
    item = await world.a_submission(both)

    assert code(await find(both, item["id"])) == (403, "approve-own-item")
    assert (await find(world.approver(), item["id"])).status_code == 201
    assert (await appeal(both, item["id"])).status_code == 201
    assert (await decide(an_editor(world), item["id"], "overturned")).json()["state"] == "submitted"


async def test_r50_of_the_offices_own_finding_another_person_of_the_office_decides(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor, colleague = world.liaison(), an_editor(world), an_editor(world)
    item = await liaison.create(world.edition, "T2")
    await liaison.save(item["id"], contents()["T2"], revision=1)
    await liaison.submit(item["id"])
    approved = (await world.approver().approve(item["id"])).json()
    assert (await find(editor, item["id"])).status_code == 201
    assert (await appeal(liaison, item["id"])).status_code == 201

    alone = await decide(editor, item["id"], "overturned")
    (lock,) = [
        each for each in (await editor.read(item["id"]))["actions"]["locked"] if each["action"] == "decide-appeal"
    ]
    overturned = await decide(colleague, item["id"], "overturned")

    assert code(alone) == (403, "decide-own-finding")
    assert "请教育部登记员增开账号" in lock["reason"]
    assert (await editor.send("GET", "/api/submission/v1/tasks")).json()["items"][0]["kind"] == "accept"
    assert (approved["state"], overturned.json()["state"]) == ("approved", "approved")
    assert (await world.said(item["id"]))[-1].type == "submission.item.approved.v2"
    assert code(await find(editor, item["id"])) == (409, "relevance-settled")


async def test_r50_of_two_verdicts_at_once_one_counts(world: World) -> None:
    item = await an_appeal(world, world.liaison())
    editors = an_editor(world), an_editor(world)

    answers = await asyncio.gather(
        decide(editors[0], item["id"], "upheld"), decide(editors[1], item["id"], "overturned")
    )

    assert sorted(each.status_code for each in answers) == [201, 409]
    assert [code(each) for each in answers if each.status_code == 409] == [(409, "no-appeal-open")]


async def test_r50_of_an_appeal_and_a_new_submission_at_once_one_counts(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)
    await find(world.approver(), item["id"])

    appealed, submitted = await asyncio.gather(appeal(liaison, item["id"]), liaison.submit(item["id"]))

    body = await liaison.read(item["id"])
    assert sorted([appealed.status_code, submitted.status_code]) == [201, 409]
    assert (body["appeal_open"], body["state"]) == (
        (True, "returned") if appealed.status_code == 201 else (False, "submitted")
    )


async def test_r50_of_a_verdict_and_a_withdrawal_at_once_the_item_is_withdrawn_in_the_end(world: World) -> None:
    liaison = world.liaison()
    item = await an_appeal(world, liaison)

    decided, withdrawn = await asyncio.gather(
        decide(an_editor(world), item["id"], "overturned"), liaison.withdraw(item["id"])
    )

    assert withdrawn.status_code == 201
    assert decided.status_code == 201 or code(decided) == (409, "no-appeal-open")
    body = await liaison.read(item["id"])
    assert (body["state"], body["appeal_open"]) == ("withdrawn", False)


async def test_r50_a_finding_needs_a_known_reason_and_words_and_a_reader_of_the_newest(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)

    refused = [
        await find(approver, item["id"], **changes) for changes in ({"reason": "dull"}, {"text": "无"}, {"more": 1})
    ]
    stale = await find(approver, item["id"], revision=1)

    assert [each.json()["errors"][0]["pointer"] for each in refused] == ["/reason", "/text", "/more"]
    assert (stale.status_code, (await liaison.read(item["id"]))["state"]) == (412, "submitted")


async def test_r50_the_ministry_reads_what_stands_by_unit_and_no_school_reads_it(world: World) -> None:
    liaison, other, approver = world.liaison(), world.liaison(world.other_school), world.approver()
    for _ in range(2):
        item = await world.a_submission(liaison)
        await find(approver, item["id"])
    open_one, upheld = await an_appeal(world, other), await an_appeal(world, liaison)
    overturned = await an_appeal(world, other)
    await decide(an_editor(world), upheld["id"], "upheld")
    await decide(an_editor(world), overturned["id"], "overturned")

    before = (await an_editor(world).send("GET", FINDINGS)).json()
    await other.withdraw(open_one["id"])
    after = (await world.person(world.ministry, Role.REGISTRAR).send("GET", FINDINGS)).json()

    assert [(each["unit_name"], each["count"]) for each in before["units"]] == [("单位3701X", 3)]
    assert [each["upheld"] for each in before["units"][0]["items"]] == [False, False, True]
    assert [(each["unit_name"], each["count"]) for each in after["units"]] == [("单位3701X", 3), ("单位3702X", 1)]
    assert (await approver.send("GET", FINDINGS)).status_code == 403
    assert (await liaison.send("GET", FINDINGS)).status_code == 403


async def test_r50_a_suspended_unit_submits_nothing_keeps_its_drafts_and_may_appeal_and_withdraw(
    world: World,
) -> None:
    liaison = world.liaison()
    item, other = await world.a_submission(liaison), await world.a_submission(liaison)
    draft = await world.a_draft(liaison)
    await find(world.approver(), item["id"])
    enrolled = world.unit(world.school, "3701X", UnitKind.SCHOOL, world.ministry, world.province)
    suspended = enrolled.model_copy(update={"version": 2, "suspension_reason": "两次报送与活动周无关的材料"})

    await world.tell(suspended)
    refused = await liaison.submit(draft["id"])
    saved = await liaison.save(draft["id"], a_case(participants=9), revision=draft["revision"])
    (lock,) = [each for each in (await liaison.read(draft["id"]))["actions"]["locked"] if each["action"] == "submit"]

    assert code(refused) == (409, "unit-suspended")
    assert "两次报送与活动周无关的材料" in refused.json()["detail"]
    assert lock["who"] == "教育部登记员"
    assert saved.status_code == 200
    assert (await liaison.create(world.edition))["state"] == "draft"
    assert (await appeal(liaison, item["id"])).status_code == 201
    assert (await liaison.withdraw(other["id"])).status_code == 201
    assert (await decide(an_editor(world), item["id"], "overturned")).json()["state"] == "submitted"
    await world.tell(suspended.model_copy(update={"version": 3, "suspension_reason": None}))
    assert (await liaison.submit(draft["id"])).status_code == 201


async def test_r50_an_item_under_appeal_goes_to_a_successor_only_when_that_is_decided(world: World) -> None:
    item = await an_appeal(world, world.liaison())
    ended = world.closed(world.school, "3701X", on=date(2023, 5, 15))
    await world.tell(ended.model_copy(update={"successor_ids": (world.other_school,)}))
    world.clock.at = datetime(2023, 5, 16, tzinfo=UTC)

    async with world.database.work() as work:
        assert await bequeath_items(work) == 0
    await decide(an_editor(world), item["id"], "upheld")
    async with world.database.work() as work:
        assert await bequeath_items(work) == 1
