"""A superior unit types in what came on paper from one below; the trace says so (R48, R53)."""

from typing import Any

import httpx
import pytest

from contracts.roles import Role
from tests.services.submission.world import Person, World, a_case

PATH = "/api/submission/v1/proxy-items"


async def enter(world: World, liaison: Person, **changes: Any) -> httpx.Response:
    body = {
        "unit_id": str(world.school), "edition_id": str(world.edition), "item_type": "T3", "content": a_case(),
        "reason": "学校传真报送，原件存档",
    } | changes  # fmt: skip
    return await liaison.send("POST", PATH, json=body)


async def test_r53_an_item_is_entered_for_a_unit_below_and_says_who_entered_it_and_how(world: World) -> None:
    province = world.liaison(world.province)

    answer = await enter(world, province)

    body = await world.liaison().read(answer.json()["id"])
    assert (answer.status_code, body["state"], body["unit_id"]) == (201, "submitted", str(world.school))
    created, submitted = body["steps"]
    assert (created["unit_id"], created["account_id"]) == (str(world.province), str(province.account.id))
    assert created["reason"] == "由上级单位代为录入：学校传真报送，原件存档"
    assert (submitted["what"], submitted["account_id"]) == ("submitted", str(province.account.id))
    assert (body["sign_off"][0]["part"], body["sign_off"][0]["unit_name"]) == ("drafter", "单位370000")
    assert [each.version for each in await world.said(body["id"])] == [1, 2]


async def test_who_entered_an_item_does_not_approve_it(world: World) -> None:
    both = world.person(world.province, Role.LIAISON, Role.APPROVER)
    item = (await enter(world, both)).json()

    own, other = await both.approve(item["id"]), await world.approver().approve(item["id"])

    assert (own.status_code, own.json()["code"], other.status_code) == (403, "approve-own-item", 201)


async def test_an_incomplete_one_may_be_left_to_the_unit_to_finish(world: World) -> None:
    province, content = world.liaison(world.province), a_case(result=None)

    refused = await enter(world, province, content=content)
    draft = await enter(world, province, content=content, as_draft=True)
    finished = await world.liaison().save(draft.json()["id"], a_case(), revision=draft.json()["revision"])

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/result")
    assert (draft.status_code, draft.json()["state"], finished.json()["missing"]) == (201, "draft", [])


@pytest.mark.parametrize("who", ["school", "other_school", "council", "city"])
async def test_nobody_enters_for_a_unit_that_is_not_below(world: World, who: str) -> None:
    answer = await enter(world, world.liaison(getattr(world, who)))

    assert (answer.status_code, answer.json()["title"]) == (404, "没有找到该单位")
