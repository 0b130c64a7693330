"""Approval and return: the level above, never an author, only what can be seen, once."""

import asyncio
import hashlib
from typing import Any
from uuid import uuid4

import orjson
import pytest

from chassis.testing import count_statements
from contracts.roles import Role
from contracts.submission import ItemApproved
from tests.services.submission.world import SECOND, World, a_case

AN_APPROVAL = 6  # key, item, item's change, step, event, answer


async def test_the_last_level_below_the_ministry_freezes_the_content_and_tells_the_pool(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    await world.tell(world.ready(asset))
    item = await world.a_submission(liaison, asset_ids=[str(asset)])
    world.clock.at += SECOND

    answer = await world.approver().approve(item["id"])

    assert (answer.status_code, answer.json()["state"], answer.json()["awaiting_unit_id"]) == (201, "approved", None)
    fact = ItemApproved.model_validate((await world.said(item["id"]))[-1].data)
    assert (fact.version, fact.approved_at, fact.occurred_at) == (3, world.clock.at, world.clock.at)
    case = a_case(asset_ids=[str(asset)])
    passages = [(each.name, each.heading, each.text) for each in fact.content.passages]
    assert passages == [(n, h, case[n]) for n, h in (("background", "背景"), ("action", "做法"), ("result", "成效"))]
    same = set(case) - {"background", "action", "result"}
    assert fact.content.model_dump(mode="json", include=same) == {name: case[name] for name in same}
    assert fact.pooled
    canonical = orjson.dumps(case, option=orjson.OPT_SORT_KEYS)
    assert fact.content_hash == hashlib.sha256(canonical).hexdigest()
    assert (await liaison.read(item["id"]))["content_hash"] == fact.content_hash


async def test_an_approval_is_six_statements_and_one_more_with_media(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    await world.tell(world.ready(asset))

    for content, expected in (({}, AN_APPROVAL), ({"asset_ids": [str(asset)]}, AN_APPROVAL + 1)):
        item = await world.a_submission(liaison, **content)
        with count_statements(world.database.engine) as count:
            await world.approver().approve(item["id"])
        assert len(count) == expected, count.statements


async def test_an_item_passes_each_level_and_only_the_last_tells(world: World) -> None:
    item = await world.a_submission(world.liaison(world.city_school))
    city, province = world.approver(world.city), world.approver()

    too_early = await province.approve(item["id"])
    first = await city.approve(item["id"])
    again = await city.approve(item["id"])
    said_between = len(await world.said(item["id"]))
    last = await province.approve(item["id"])

    assert (too_early.status_code, too_early.json()["code"]) == (403, "not-your-level")
    assert (first.json()["state"], first.json()["awaiting_unit_id"]) == ("submitted", str(world.province))
    assert (again.status_code, again.json()["code"]) == (403, "not-your-level")
    assert said_between == 2
    assert last.json()["state"] == "approved"


async def test_a_unit_directly_below_the_ministry_signs_for_itself_by_another_person(world: World) -> None:
    both = world.person(world.council, Role.LIAISON, Role.APPROVER)
    item = await world.a_submission(both)

    own = await both.approve(item["id"])
    returned = await both.give_back(item["id"])
    above = await world.approver(world.ministry).approve(item["id"])
    other = await world.approver(world.council).approve(item["id"])

    assert (own.status_code, own.json()["code"]) == (403, "approve-own-item")
    assert (returned.status_code, returned.json()["code"]) == (403, "approve-own-item")
    assert (above.status_code, above.json()["code"]) == (403, "not-your-level")
    assert (other.status_code, other.json()["state"]) == (201, "approved")


async def test_who_only_wrote_a_part_is_an_author_too(world: World) -> None:
    writer, helper = world.liaison(world.council), world.person(world.council, Role.LIAISON, Role.APPROVER)
    draft = await world.a_draft(writer)
    await helper.save(draft["id"], a_case(title="改过的标题"), revision=2)
    await writer.submit(draft["id"])

    answer = await helper.approve(draft["id"])

    assert (answer.status_code, answer.json()["code"]) == (403, "approve-own-item")


async def test_an_item_waits_for_its_media_and_is_approved_when_they_are_ready(world: World) -> None:
    liaison, approver, one, two = world.liaison(), world.approver(), uuid4(), uuid4()
    await world.tell(world.declared(one))
    item = await world.a_submission(liaison, asset_ids=[str(one), str(two)])

    refused = await approver.approve(item["id"])
    locked = (await approver.read(item["id"]))["actions"]["locked"]
    await world.tell(world.ready(one), world.ready(two))
    accepted = await approver.approve(item["id"])

    assert (refused.status_code, refused.json()["code"]) == (409, "media-pending")
    assert locked == [
        {"action": "approve", "reason": "还有 2 个照片、视频或附件未就绪，处理完成后即可审核通过", "who": ""}
    ]
    assert accepted.status_code == 201


async def test_only_a_submitted_item_is_decided_on(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    returned = await world.a_submission(liaison)
    await approver.give_back(returned["id"])
    approved = await world.an_approval(liaison)
    withdrawn = await world.a_submission(liaison)
    await liaison.withdraw(withdrawn["id"])

    for item in (returned, approved, withdrawn):
        for answer in (await approver.approve(item["id"]), await approver.give_back(item["id"])):
            assert (answer.status_code, answer.json()["code"]) == (409, "item-not-submitted")


async def test_a_return_says_what_to_mend_and_a_second_submission_goes_up_again(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    notes = [{"pointer": "/highlights/0", "text": "请写具体"}, {"pointer": "", "text": "整体偏短"}]

    returned = await approver.give_back(item["id"], notes=notes)
    again = await liaison.submit(item["id"])

    assert (returned.status_code, returned.json()["state"]) == (201, "returned")
    assert (again.status_code, again.json()["submission_number"]) == (201, 2)
    assert again.json()["receipt_number"] == item["receipt_number"]
    said = await world.said(item["id"])
    assert [(each.type.split(".")[2], each.version) for each in said] == [
        ("drafted", 1),
        ("submitted", 2),
        ("returned", 3),
        ("submitted", 4),
    ]
    assert said[2].data["reason_code"] == "approver-notes"
    assert "notes" not in said[2].data
    assert (await liaison.read(item["id"]))["returned"] is None


@pytest.mark.parametrize(
    ("notes", "code", "pointer"),
    [
        ([], "invalid-input", "/notes"),
        ([{"pointer": "/score", "text": "没有"}], "note-pointer-unknown", "/notes/0/pointer"),
        ([{"pointer": "/highlights/1", "text": "没有"}], "note-pointer-unknown", "/notes/0/pointer"),
        ([{"pointer": "/title", "text": ""}], "invalid-input", "/notes/0/text"),
        ([{"pointer": "/title", "text": "长" * 501}], "invalid-input", "/notes/0/text"),
        ([{"pointer": "/title", "text": "一\u0000二"}], "invalid-input", "/notes/0/text"),
        ([{"pointer": "/title", "text": "一", "score": 3}], "invalid-input", "/notes/0/score"),
    ],
)
async def test_a_return_needs_notes_that_point_somewhere(
    world: World, notes: list[dict[str, Any]], code: str, pointer: str
) -> None:
    item = await world.a_submission(world.liaison())

    answer = await world.approver().give_back(item["id"], notes=notes)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_who_read_an_older_submission_decides_nothing(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    await approver.give_back(item["id"])
    await liaison.submit(item["id"])

    answers = [
        await approver.approve(item["id"], revision=item["revision"]),
        await approver.give_back(item["id"], revision=item["revision"]),
    ]

    assert [(each.status_code, each.json()["currentRevision"]) for each in answers] == [(412, 5)] * 2


@pytest.mark.parametrize("act", ["approve", "give_back", "withdraw"])
async def test_twenty_equal_requests_have_one_effect_and_one_answer(world: World, act: str) -> None:
    liaison, approver, key = world.liaison(), world.approver(), str(uuid4())
    item = await world.a_submission(liaison)
    person = liaison if act == "withdraw" else approver

    answers = await asyncio.gather(*(getattr(person, act)(item["id"], key=key) for _ in range(20)))
    later = await getattr(person, act)(item["id"], key=key)

    assert {(a.status_code, a.content, a.headers["etag"]) for a in [*answers, later]} == {
        (201, answers[0].content, '"4"')
    }
    assert len(await world.said(item["id"])) == 3


async def test_of_an_approval_a_return_and_a_withdrawal_at_once_one_wins(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    for _ in range(3):
        item = await world.a_submission(liaison)

        answers = await asyncio.gather(
            approver.approve(item["id"], revision=3),
            approver.give_back(item["id"], revision=3),
            liaison.withdraw(item["id"], revision=3),
            world.approver().approve(item["id"], revision=3),
        )

        assert sorted(each.status_code for each in answers) == [201, 412, 412, 412]
        [winner] = [each.json()["state"] for each in answers if each.status_code == 201]
        assert (await liaison.read(item["id"]))["state"] == winner
        said = await world.said(item["id"])
        assert [each.version for each in said] == [1, 2, 3]
        assert said[2].type.startswith(f"submission.item.{winner}.v")


async def test_without_a_revision_the_state_decides_who_came_first(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)

    answers = await asyncio.gather(approver.approve(item["id"]), approver.give_back(item["id"]))

    assert sorted(each.status_code for each in answers) == [201, 409]
