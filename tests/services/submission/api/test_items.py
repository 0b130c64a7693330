"""Creating, listing and looking at items; who may see what."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from contracts.roles import Role
from tests.services.submission.world import BASE, SECOND, World, a_case


def without_trace(answer: httpx.Response) -> dict[str, Any]:
    """A problem without the one part that differs from call to call."""
    body: dict[str, Any] = answer.json()
    return {name: value for name, value in body.items() if name != "traceId"}


async def test_a_liaison_creates_a_draft_of_the_own_unit(world: World) -> None:
    liaison = world.liaison()
    payload = {"item_type": "T3", "edition_id": str(world.edition)}

    answer = await liaison.send("POST", BASE, json=payload)

    assert answer.status_code == 201
    body = answer.json()
    assert answer.headers["location"] == f"{BASE}/{body['id']}"
    assert answer.headers["etag"] == '"1"'
    assert (body["state"], body["unit_id"], body["unit_name"]) == ("draft", str(world.school), "单位3701X")
    assert body["actions"]["allowed"] == ["edit", "submit"]
    assert body["actions"]["locked"] == [{"action": "withdraw", "reason": "材料还是草稿，不能撤回", "who": ""}]
    [drafted] = await world.said(body["id"])
    assert (drafted.type, drafted.version) == ("submission.item.drafted.v1", 1)


async def test_creating_twenty_times_with_one_key_makes_one_item(world: World) -> None:
    liaison, key = world.liaison(), str(uuid4())
    payload = {"item_type": "T3", "edition_id": str(world.edition)}

    answers = await asyncio.gather(*(liaison.send("POST", BASE, key=key, json=payload) for _ in range(20)))

    assert {(a.status_code, a.content, a.headers["location"], a.headers["etag"]) for a in answers} == {
        (201, answers[0].content, answers[0].headers["location"], '"1"')
    }
    assert len((await liaison.send("GET", BASE)).json()["items"]) == 1


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"edition_id": str(uuid4())}, "edition-unknown", "/edition_id"),
        ({"item_type": "T9"}, "item-type-unknown", "/item_type"),
        ({"item_type": "T0"}, "item-type-unknown", "/item_type"),
        ({"edition_id": "2023"}, "invalid-input", "/edition_id"),
        ({"state": "approved"}, "invalid-input", "/state"),
        ({"unit_id": str(uuid4())}, "invalid-input", "/unit_id"),
    ],
)
async def test_a_draft_needs_an_edition_a_type_and_nothing_else(
    world: World, changes: dict[str, Any], code: str, pointer: str
) -> None:
    payload = {"item_type": "T3", "edition_id": str(world.edition)} | changes

    answer = await world.liaison().send("POST", BASE, json=payload)

    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_a_unit_that_takes_no_part_cannot_report(world: World) -> None:
    stranger = world.liaison(uuid4())

    answer = await stranger.send("POST", BASE, json={"item_type": "T3", "edition_id": str(world.edition)})

    assert (answer.status_code, answer.json()["code"]) == (409, "unit-not-enrolled")


async def test_only_a_liaison_writes_and_only_an_approver_decides(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    reviewer = world.person(world.ministry, Role.REVIEWER)

    answers = [
        await approver.send("POST", BASE, json={"item_type": "T3", "edition_id": str(world.edition)}),
        await approver.save(item["id"], a_case(), revision=3),
        await approver.submit(item["id"]),
        await approver.withdraw(item["id"]),
        await liaison.approve(item["id"]),
        await liaison.give_back(item["id"]),
        await reviewer.send("GET", BASE),
        await reviewer.send("GET", f"{BASE}/{item['id']}"),
        await reviewer.send("GET", f"{BASE}/{item['id']}/versions"),
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "role-missing")] * 9


async def test_without_a_token_nothing_is_told(world: World) -> None:
    assert (await world.client.get(BASE)).status_code == 401


async def test_a_post_without_a_key_is_refused(world: World) -> None:
    token = world.liaison()
    headers = world.issuer.headers(Role.LIAISON, unit_id=world.school)
    del headers["idempotency-key"]

    answer = await token.client.post(BASE, headers=headers, json={"item_type": "T3", "edition_id": str(world.edition)})

    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency-key-missing")


async def test_another_units_item_looks_exactly_like_none_on_every_path(world: World) -> None:
    item = await world.a_submission(world.liaison())
    draft = await world.a_draft(world.liaison())
    other = world.person(world.other_school, Role.LIAISON, Role.APPROVER)
    above = world.person(world.province, Role.LIAISON, Role.APPROVER)

    async def everywhere(person: Any, item_id: Any) -> list[httpx.Response]:
        return [
            await person.send("GET", f"{BASE}/{item_id}"),
            await person.send("GET", f"{BASE}/{item_id}/versions"),
            await person.send("GET", f"{BASE}/{item_id}/versions/1"),
            await person.save(item_id, a_case(), revision=1),
            await person.submit(item_id),
            await person.approve(item_id),
            await person.give_back(item_id),
            await person.withdraw(item_id),
        ]

    unknown = await everywhere(other, uuid4())
    assert {each.status_code for each in unknown} == {404}
    for person, item_id in ((other, item["id"]), (above, draft["id"])):
        answers = await everywhere(person, item_id)
        assert [without_trace(each) for each in answers] == [without_trace(each) for each in unknown]
        assert [len(each.content) for each in answers] == [len(each.content) for each in unknown]
        assert {each.headers["content-type"] for each in answers} == {"application/problem+json"}


async def test_a_level_above_sees_what_was_submitted_and_may_not_write_in_it(world: World) -> None:
    item = await world.a_submission(world.liaison())
    above = world.person(world.province, Role.LIAISON, Role.APPROVER)

    seen = await above.read(item["id"])

    assert seen["actions"]["allowed"] == ["approve", "return", "comment", "find-irrelevant"]
    assert {each["reason"] for each in seen["actions"]["locked"]} == {"只能由报送单位的联络员操作"}
    for answer in (
        await above.save(item["id"], a_case(), revision=3),
        await above.submit(item["id"]),
        await above.withdraw(item["id"]),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "other-unit")


async def test_a_level_above_reads_the_last_submission_while_the_unit_writes_on(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison, title="报送的标题")
    await approver.give_back(item["id"])
    await liaison.save(item["id"], a_case(title="修改中的标题"), revision=4)

    assert (await approver.read(item["id"]))["content"]["title"] == "报送的标题"
    assert (await approver.read(item["id"]))["missing"] == []
    below = (await approver.send("GET", BASE, params={"view": "below"})).json()
    assert [each["title"] for each in below["items"]] == ["报送的标题"]
    mine = (await liaison.send("GET", BASE)).json()
    assert [each["title"] for each in mine["items"]] == ["修改中的标题"]


async def test_an_item_in_full_tells_its_story(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    await approver.give_back(item["id"], notes=[{"pointer": "/result", "text": "请补充数字来源"}])

    body = await liaison.read(item["id"])

    assert body["content"] == a_case()
    assert body["returned"]["reason_code"] == "approver-notes"
    assert body["returned"]["notes"] == [{"pointer": "/result", "text": "请补充数字来源"}]
    assert [(s["what"], s["state"], s["account_id"]) for s in body["steps"]] == [
        ("created", "draft", str(liaison.account.id)),
        ("submitted", "submitted", str(liaison.account.id)),
        ("returned", "returned", str(approver.account.id)),
    ]
    assert body["where_published"] is None
    assert body["actions"]["allowed"] == ["edit", "submit"]


async def test_lists_are_paged_and_filtered_and_a_cursor_belongs_to_its_list(world: World) -> None:
    liaison = world.liaison()
    drafts = [(await world.a_draft(liaison))["id"] for _ in range(3)]
    sent = [(await world.a_submission(liaison))["id"] for _ in range(2)]

    async def pages(person: Any, **params: Any) -> list[list[str]]:
        found, cursor = [], None
        while True:
            asked = params | ({"cursor": cursor} if cursor else {})
            body = (await person.send("GET", BASE, params=asked)).json()
            found.append([each["id"] for each in body["items"]])
            cursor = body["next_cursor"]
            if cursor is None:
                return found

    newest = [*reversed(sent), *reversed(drafts)]
    assert await pages(liaison, limit=2) == [newest[:2], newest[2:4], newest[4:]]
    assert await pages(liaison, limit=5) == [newest]
    assert await pages(liaison, state=["draft", "returned"]) == [newest[2:]]
    assert await pages(liaison, item_type="T4") == [[]]
    assert await pages(liaison, edition_id=str(uuid4())) == [[]]
    assert await pages(liaison, view="below") == [[]]
    for above in (world.province, world.ministry):
        assert await pages(world.approver(above), view="below", limit=1) == [[sent[0]], [sent[1]]]
    assert await pages(world.approver(world.other_school), view="below") == [[]]

    cursor = (await liaison.send("GET", BASE, params={"limit": 2})).json()["next_cursor"]
    for person, params in (
        (liaison, {"cursor": cursor, "state": "draft"}),
        (world.liaison(world.other_school), {"cursor": cursor}),
        (liaison, {"cursor": cursor[:-2] + "AA"}),
    ):
        answer = await person.send("GET", BASE, params=params)
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor-invalid")


async def test_the_level_above_gets_what_has_waited_longest_first(world: World) -> None:
    liaison = world.liaison()
    early, late = (await world.a_draft(liaison))["id"], (await world.a_draft(liaison))["id"]
    await liaison.submit(late)
    world.clock.at += SECOND
    await liaison.submit(early)

    body = (await world.approver().send("GET", BASE, params={"view": "below"})).json()

    assert [each["id"] for each in body["items"]] == [late, early]


@pytest.mark.parametrize("params", [{"limit": 0}, {"limit": 101}, {"state": "gone"}, {"view": "all"}])
async def test_a_list_is_asked_for_within_its_limits(world: World, params: dict[str, Any]) -> None:
    assert (await world.liaison().send("GET", BASE, params=params)).status_code == 422


async def test_versions_keep_what_was_submitted_each_time(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison, title="第一稿")
    await approver.give_back(item["id"])
    await liaison.save(item["id"], a_case(title="第二稿"), revision=4)
    await liaison.submit(item["id"])

    listed = (await approver.send("GET", f"{BASE}/{item['id']}/versions")).json()
    assert [each["number"] for each in listed] == [1, 2]
    assert (await approver.read(item["id"], "/versions/1"))["content"]["title"] == "第一稿"
    assert (await liaison.read(item["id"], "/versions/2"))["content"]["title"] == "第二稿"
    answer = await liaison.send("GET", f"{BASE}/{item['id']}/versions/3")
    assert answer.status_code == 404


async def test_the_forms_are_told_as_json_schema(world: World) -> None:
    forms = (await world.liaison().send("GET", "/api/submission/v1/report-types")).json()

    assert [each["code"] for each in forms] == [f"T{number}" for number in range(1, 13)]
    case = forms[2]
    assert set(case["complete"]["required"]) == set(a_case()) - {"asset_ids"}
    assert "required" not in case["draft"]
