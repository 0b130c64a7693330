"""Autosave: any part, each within its limit; what is missing; nobody writes over another."""

import asyncio
from typing import Any
from uuid import uuid4

from tests.services.submission.world import BASE, SECOND, World, a_case


async def test_an_empty_draft_is_kept_and_tells_all_that_is_missing(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    answer = await liaison.save(item["id"], {}, revision=1)

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert {each["pointer"] for each in answer.json()["missing"]} == {f"/{name}" for name in a_case()} - {"/asset_ids"}
    assert {each["detail"] for each in answer.json()["missing"]} == {"此项必填"}
    assert {"action": "submit", "reason": "还有 9 处需要填写或修改", "who": "本单位联络员"} in answer.json()["actions"][
        "locked"
    ]


async def test_a_draft_may_be_saved_in_any_state_of_completion(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    answer = await liaison.save(item["id"], a_case(title=None, focus_area="nothing", action=""), revision=1)

    assert answer.status_code == 200
    assert [(each["pointer"], each["code"]) for each in answer.json()["missing"]] == [
        ("/title", "missing"),
        ("/action", "missing"),
        ("/focus_area", "vocabulary"),
    ]
    read = await liaison.read(item["id"])
    assert read["missing"] == answer.json()["missing"]
    assert read["content"] == a_case(title=None, focus_area="nothing", action=None, asset_ids=None)


async def test_a_complete_draft_lacks_nothing(world: World) -> None:
    draft = await world.a_draft(world.liaison())

    assert draft["missing"] == []
    assert "submit" in draft["actions"]["allowed"]


async def test_media_that_cannot_be_used_are_named_while_writing(world: World) -> None:
    foreign, bad, unknown = uuid4(), uuid4(), uuid4()
    await world.tell(world.declared(foreign, unit_id=world.other_school), world.rejected(bad, reason="文件已损坏"))

    draft = await world.a_draft(world.liaison(), asset_ids=[str(foreign), str(unknown), str(bad)])

    assert draft["missing"] == [
        {"pointer": "/asset_ids/0", "detail": "只能使用本单位上传的照片、视频或附件", "code": "asset-foreign"},
        {"pointer": "/asset_ids/2", "detail": "文件已损坏", "code": "asset-rejected"},
    ]
    media = (await world.liaison().read(draft["id"]))["media"]
    assert [each["state"] for each in media] == ["foreign", "unknown", "rejected"]


async def test_an_unknown_field_or_a_text_beyond_its_limit_is_refused_and_nothing_changes(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    answer = await liaison.save(draft["id"], {"title": "题" * 201, "score": 5}, revision=2)

    assert (answer.status_code, answer.json()["code"]) == (422, "content-invalid")
    assert {(e["pointer"], e["detail"]) for e in answer.json()["errors"]} == {
        ("/title", "不能超过 200 个字"),
        ("/score", "没有这一项，请删除"),
    }
    assert (await liaison.read(draft["id"]))["revision"] == 2


async def test_control_characters_are_refused_and_markup_is_kept_as_it_is(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    refused = await liaison.save(item["id"], {"background": "一\u0000二"}, revision=1)
    kept = await liaison.save(item["id"], {"background": "<b>一</b> & <script>二</script>"}, revision=1)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/background"
    assert kept.status_code == 200
    assert (await liaison.read(item["id"]))["content"]["background"] == "<b>一</b> & <script>二</script>"


async def test_what_is_no_object_is_refused(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    bodies: list[Any] = [[], "text", 5, None]
    for body in bodies:
        assert (await liaison.save(item["id"], body, revision=1)).status_code == 422


async def test_a_stale_save_is_told_the_newest_revision_and_who_made_it(world: World) -> None:
    first, second = world.liaison(), world.liaison()
    draft = await world.a_draft(first)
    world.clock.at += SECOND
    await second.save(draft["id"], a_case(title="另一人的标题"), revision=2)

    answer = await first.save(draft["id"], a_case(title="我的标题"), revision=2)

    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert answer.json()["currentRevision"] == 3
    assert answer.json()["changedBy"] == str(second.account.id)
    assert answer.json()["changedAt"] == world.clock.at.isoformat()
    assert (await first.read(draft["id"]))["content"]["title"] == "另一人的标题"


async def test_a_save_without_if_match_is_refused(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    answer = await liaison.send("PUT", f"{BASE}/{item['id']}/draft", json={})

    assert (answer.status_code, answer.json()["code"]) == (428, "if-match-missing")


async def test_of_ten_saves_of_one_revision_one_is_kept(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    answers = await asyncio.gather(*(liaison.save(item["id"], a_case(title=f"题{i}"), revision=1) for i in range(10)))

    assert sorted(each.status_code for each in answers) == [200] + [412] * 9


async def test_what_was_submitted_is_not_written_in_until_it_is_returned(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)

    refused = await liaison.save(item["id"], a_case(title="改"), revision=3)
    await approver.give_back(item["id"])
    kept = await liaison.save(item["id"], a_case(title="改"), revision=4)

    assert (refused.status_code, refused.json()["code"]) == (409, "item-not-editable")
    assert kept.status_code == 200
