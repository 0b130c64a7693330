"""Hints for who writes and for who approves; texts that tell the same, found by the worker."""

import asyncio
import json
from datetime import date
from typing import Any
from uuid import uuid4

from contracts.roles import UnitKind
from services.submission.use_cases.compare_items import BATCH, compare_items
from services.submission.worker import look_for_likeness
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, Person, World, a_case, an_edition
from tools.hint_quality import SOUND

BODY = json.loads(SOUND.read_text(encoding="utf-8"))["cases"][0]["body"]
SENTENCES = BODY.split("。")
THIRD = len(SENTENCES) // 3
TEXTS = {
    "background": "。".join(SENTENCES[:THIRD]),
    "action": "。".join(SENTENCES[THIRD : 2 * THIRD]),
    "result": "。".join(SENTENCES[2 * THIRD :]),
}
REORDERED = {"background": TEXTS["result"], "action": TEXTS["background"], "result": TEXTS["action"]}


async def hints(person: Person, item_id: Any) -> list[dict[str, Any]]:
    """What is said of an item."""
    answer = await person.send("GET", f"{BASE}/{item_id}/hints")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


async def compare(world: World) -> None:
    """As the worker does every few seconds."""
    await look_for_likeness(world.database)


async def test_the_writer_is_told_where_and_why_and_can_submit_nevertheless(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison, result="居民可联系王老师13800138000，共修家电一百二十台。")

    (found,) = await hints(liaison, draft["id"])
    sent = await liaison.submit(draft["id"])

    assert (found["code"], found["pointer"], found["start"], found["end"]) == ("pii_phone", "/result", 8, 19)
    assert found["quote"] == "138…00"
    assert "手机" in found["message"]
    assert sent.status_code == 201


async def test_wordings_of_the_edition_are_hints_as_last_amended(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison, result="学习新职教法，整理四十二条问答。")
    before = await hints(liaison, draft["id"])

    wording = {"right": "新修订的职业教育法", "wrong": ["新职教法"], "note": ""}
    await world.tell(an_edition(world.edition, version=2, wordings=(wording,)))

    (found,) = await hints(liaison, draft["id"])
    assert before == []
    assert (found["code"], found["quote"], found["instead"]) == ("wording", "新职教法", "新修订的职业教育法")


async def test_r31_a_signing_department_that_is_not_on_the_units_roster_is_a_hint_and_no_refusal(world: World) -> None:
    liaison, roster = world.liaison(world.province), ("单位370000", "山东省委宣传部")
    told = world.unit(world.province, "370000", UnitKind.PROVINCE, world.ministry)
    await world.tell(every_type(world.edition))
    item = await liaison.create(world.edition, "T1")
    plan = contents()["T1"]
    await liaison.save(item["id"], plan, revision=1)
    before = [each["code"] for each in await hints(liaison, item["id"])]

    await world.tell(told.model_copy(update={"co_departments": roster}))
    found = [each for each in await hints(liaison, item["id"]) if each["code"] not in before]

    assert [(each["code"], each["pointer"], each["quote"]) for each in found] == [
        ("not_on_roster", "/signing_departments/1", "山东省总工会")
    ]
    assert (await liaison.submit(item["id"])).status_code == 201


async def test_a_hint_that_is_mistaken_is_said_to_be_so_and_the_approver_reads_why(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison, result="精度全国第一，获奖三项，有证书。")
    (found,) = await hints(liaison, item["id"])

    said = await liaison.send(
        "POST", f"{BASE}/{item['id']}/hints/appeals", json={"key": found["key"], "reason": "有国家级检测报告"}
    )
    again = await liaison.send(
        "POST", f"{BASE}/{item['id']}/hints/appeals", json={"key": found["key"], "reason": "检测报告编号已写明"}
    )

    (seen,) = await hints(world.approver(), item["id"])
    assert (said.status_code, again.status_code) == (201, 201)
    assert seen["appeal"]["reason"] == "检测报告编号已写明"
    assert (await hints(liaison, item["id"]))[0]["appeal"] is not None


async def test_r50_an_old_photo_is_pointed_at_and_the_writer_may_say_that_the_clock_was_wrong(
    world: World,
) -> None:
    liaison, photo = world.liaison(), uuid4()
    await world.tell(world.ready(photo, taken_on=date(2021, 5, 9)))
    item = await world.a_submission(liaison, asset_ids=[str(photo)])

    (found,) = await hints(liaison, item["id"])
    path, appeal = f"{BASE}/{item['id']}/hints/appeals", {"key": found["key"], "reason": "相机时间没有校准"}
    answer = await liaison.send("POST", path, json=appeal)

    assert (found["code"], found["pointer"], found["quote"]) == ("photo_outside_window", "/asset_ids/0", "")
    assert "2021年5月9日" in found["message"]
    assert answer.status_code == 201
    (seen,) = await hints(world.approver(), item["id"])
    assert seen["appeal"]["reason"] == "相机时间没有校准"


async def test_an_appeal_is_the_writing_units_and_on_something_that_stands_there(world: World) -> None:
    item = await world.a_submission(world.liaison(), result="精度全国第一，获奖三项，有证书。")
    (found,) = await hints(world.liaison(), item["id"])
    path = f"{BASE}/{item['id']}/hints/appeals"

    unknown = await world.liaison().send("POST", path, json={"key": "0" * 16, "reason": "不对"})
    above = await world.liaison(world.province).send("POST", path, json={"key": found["key"], "reason": "不对"})
    stranger = await world.liaison(world.other_school).send("POST", path, json={"key": found["key"], "reason": "不对"})
    empty = await world.liaison().send("POST", path, json={"key": found["key"], "reason": " "})

    assert [each.status_code for each in (unknown, above, stranger, empty)] == [404, 403, 404, 422]


async def test_hints_are_for_those_who_may_see_the_item(world: World) -> None:
    draft = await world.a_draft(world.liaison())

    answers = [
        await person.send("GET", f"{BASE}/{draft['id']}/hints")
        for person in (world.approver(), world.liaison(world.other_school))
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


async def test_a_retitled_and_reordered_copy_of_another_units_text_is_shown_to_the_approver(world: World) -> None:
    first = await world.a_submission(world.liaison(), **TEXTS)
    copy = await world.a_submission(world.liaison(world.other_school), title="普法进社区", **REORDERED)
    await compare(world)

    found = await hints(world.approver(), copy["id"])
    other_way = await hints(world.approver(), first["id"])

    (like,) = [each for each in found if each["code"] == "near_duplicate"]
    assert like["other_id"] == first["id"]
    assert "胡同口的职教法小课堂" in like["message"]
    assert [each["other_id"] for each in other_way if each["code"] == "near_duplicate"] == [copy["id"]]
    assert all(each["code"] != "near_duplicate" for each in await hints(world.liaison(), first["id"]))


async def test_of_an_item_that_the_approver_may_not_see_neither_unit_nor_title_is_told(world: World) -> None:
    await world.a_submission(world.liaison(world.council), title="行指委的稿子", **TEXTS)
    copy = await world.a_submission(world.liaison(), **TEXTS)
    await compare(world)

    (like,) = await hints(world.approver(), copy["id"])

    assert (like["code"], like["other_id"], like["quote"]) == ("near_duplicate", None, "")
    assert "行指委" not in like["message"]
    assert "H01" not in like["message"]


async def test_different_texts_are_not_alike(world: World) -> None:
    other = json.loads(SOUND.read_text(encoding="utf-8"))["cases"][1]["body"]
    await world.a_submission(world.liaison(), **TEXTS)
    item = await world.a_submission(world.liaison(world.other_school), action=other)
    await compare(world)

    assert all(each["code"] != "near_duplicate" for each in await hints(world.approver(), item["id"]))


async def test_a_text_that_was_written_anew_is_compared_anew_and_what_was_withdrawn_is_no_copy(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    first = await world.a_submission(world.liaison(world.other_school), **TEXTS)
    item = await world.a_submission(liaison, **TEXTS)
    await compare(world)
    assert len(await hints(approver, item["id"])) == 1

    back = (await approver.give_back(item["id"])).json()
    saved = await liaison.save(item["id"], a_case(), revision=back["revision"])
    await liaison.submit(saved.json()["id"])
    await compare(world)
    assert await hints(approver, item["id"]) == []

    third = await world.a_submission(liaison, **TEXTS)
    await compare(world)
    await world.liaison(world.other_school).withdraw(first["id"])
    assert await hints(approver, third["id"]) == []


async def test_every_submission_gets_one_fingerprint_whoever_looks_and_how_often(world: World) -> None:
    liaison = world.liaison()
    for number in range(3):
        await world.a_submission(liaison, title=f"第{number}件", **TEXTS)

    await asyncio.gather(*(look_for_likeness(world.database) for _ in range(4)))
    async with world.database.work() as work:
        compared = await compare_items(work)
        ((fingerprints,),) = await work.fetch("select count(*) from item_fingerprint")
        ((pairs,),) = await work.fetch("select count(*) from like_item")

    assert (compared, fingerprints, pairs) == (0, 3, 3)
    assert BATCH > 3
