"""最多报一次: what a province's own platform pushes, under the rules of the unit it speaks for."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from chassis.rows import new_id
from contracts.roles import Role
from tests.services.submission.world import LOCKS, Person, World, a_case

PUSHED = "/api/submission/v1/pushed-items"


def platform(world: World, unit_id: UUID | None = None) -> Person:
    """The province's machine client."""
    return world.person(unit_id or world.province, Role.PLATFORM)


def a_push(world: World, *, external_id: str = "SD-1", unit_id: UUID | None = None, **changes: Any) -> dict[str, Any]:
    """A complete case of the school."""
    return {
        "external_id": external_id,
        "edition_id": str(world.edition),
        "unit_id": str(unit_id or world.school),
        "item_type": "T3",
        "content": a_case(),
    } | changes


async def test_a_push_is_submitted_for_the_school_and_its_story_says_who_did_it(world: World) -> None:
    answer = await platform(world).send("POST", PUSHED, json=a_push(world))

    assert answer.status_code == 201, answer.text
    item = answer.json()
    assert (item["state"], item["unit_id"], item["external_id"]) == ("submitted", str(world.school), "SD-1")
    assert item["receipt_number"].startswith("2023-3701X-")
    assert [each.type for each in await world.said(item["id"])] == [
        "submission.item.drafted.v1",
        "submission.item.submitted.v1",
    ]
    created = (await world.liaison().read(item["id"]))["steps"][0]
    assert (created["what"], created["unit_name"], created["reason"]) == (
        "created",
        "单位370000",
        "由上级单位的平台代为报送",
    )


async def test_the_same_number_again_is_the_same_item_whatever_the_key(world: World) -> None:
    machine, push = platform(world), a_push(world)

    first, again = await machine.send("POST", PUSHED, json=push), await machine.send("POST", PUSHED, json=push)
    second = a_push(world, external_id="SD-2")
    with_key = [await machine.send("POST", PUSHED, json=second, key="pushed-twice-1") for _ in "12"]

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert (with_key[0].status_code, with_key[0].content) == (201, with_key[1].content)
    assert len(await world.said(first.json()["id"])) == 2


async def test_of_ten_pushes_at_once_under_keys_of_their_own_one_item_comes(world: World) -> None:
    machine = platform(world)

    answers = await asyncio.gather(*(machine.send("POST", PUSHED, json=a_push(world)) for _ in range(10)))

    assert {each.status_code for each in answers} == {200, 201}
    assert len({each.json()["id"] for each in answers}) == 1
    assert sum(each.status_code == 201 for each in answers) == 1


async def test_a_returned_item_is_pushed_anew_and_an_accepted_one_is_not_written_over(world: World) -> None:
    machine = platform(world)
    item = (await machine.send("POST", PUSHED, json=a_push(world))).json()
    changed = a_push(world, content=a_case(title="改过的标题"))

    refused = await machine.send("POST", PUSHED, json=changed)
    await world.approver().give_back(item["id"])
    told = (await machine.send("GET", f"{PUSHED}/SD-1")).json()
    taken = await machine.send("POST", PUSHED, json=changed)

    assert (refused.status_code, refused.json()["code"]) == (409, "pushed-item-under-way")
    assert (told["state"], told["return_notes"][0]["text"]) == ("returned", "请补充背景")
    assert (taken.status_code, taken.json()["state"], taken.json()["submission_number"]) == (200, "submitted", 2)
    assert taken.json()["receipt_number"] == item["receipt_number"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"content": a_case(background=None)}, "content-invalid"),
        ({"content": a_case(unknown="x")}, "content-invalid"),
        ({"item_type": "T99"}, "item-type-unknown"),
        ({"external_id": "空 格"}, "invalid-input"),
        ({"demo": True}, "invalid-input"),
    ],
)
async def test_what_the_unit_could_not_submit_its_superior_cannot_push(
    world: World, change: dict[str, Any], code: str
) -> None:
    machine = platform(world)

    refused = await machine.send("POST", PUSHED, json=a_push(world, **change))

    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert (await machine.send("GET", f"{PUSHED}/SD-1")).status_code == 404


async def test_after_the_lock_nothing_is_pushed(world: World) -> None:
    world.clock.at = LOCKS

    refused = await platform(world).send("POST", PUSHED, json=a_push(world))

    assert (refused.status_code, refused.json()["code"]) == (409, "reporting-locked")


async def test_a_platform_reaches_its_own_unit_and_those_below_and_no_others(world: World) -> None:
    machine = platform(world)

    own = await machine.send("POST", PUSHED, json=a_push(world, external_id="SD-3", unit_id=world.province))
    council = await machine.send("POST", PUSHED, json=a_push(world, unit_id=world.council))
    nobody = await machine.send("POST", PUSHED, json=a_push(world, unit_id=new_id()))
    by_a_council = await platform(world, world.council).send("POST", PUSHED, json=a_push(world))

    assert own.status_code == 201
    for refused in (council, nobody, by_a_council):
        assert (refused.status_code, refused.json()["code"]) == (404, "not-found")


async def test_a_number_stands_for_one_item_of_one_unit_and_type(world: World) -> None:
    machine = platform(world)
    await machine.send("POST", PUSHED, json=a_push(world))

    other = await machine.send("POST", PUSHED, json=a_push(world, unit_id=world.other_school))
    anothers = await platform(world, world.city).send("GET", f"{PUSHED}/SD-1")

    assert (other.status_code, other.json()["code"]) == (422, "pushed-item-mismatch")
    assert anothers.status_code == 404


async def test_a_draft_is_left_to_the_school_to_submit(world: World) -> None:
    draft = a_push(world, as_draft=True, content={"title": "只有标题"})
    item = (await platform(world).send("POST", PUSHED, json=draft)).json()
    liaison = world.liaison()

    await liaison.save(item["id"], a_case(), revision=item["revision"])
    submitted = await liaison.submit(item["id"])

    assert (item["state"], submitted.status_code) == ("draft", 201)


async def test_a_machine_is_no_liaison_and_a_liaison_no_machine(world: World) -> None:
    liaison = await world.liaison().send("POST", PUSHED, json=a_push(world))
    machine = await platform(world).send("GET", "/api/submission/v1/items")

    assert (liaison.status_code, machine.status_code) == (403, 403)
