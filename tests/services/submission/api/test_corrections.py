"""Corrections: a unit mends what the ministry has, by the same way as the first time."""

from datetime import timedelta
from typing import Any

import httpx

from contracts.publicity import CorrectionRecord, ItemPooled, ItemReleased
from contracts.roles import Role
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, LOCKS, Person, World, a_case


async def correct(liaison: Person, item_id: Any, reason: str = "人数写错了") -> httpx.Response:
    return await liaison.send("POST", f"{BASE}/{item_id}/correction", json={"reason": reason})


def pooled(world: World, item_id: Any, version: int) -> ItemPooled:
    return ItemPooled(
        item_id=item_id, unit_id=world.school, occurred_at=world.clock.at, version=version, item_version=3
    )


def released(world: World, item_id: Any, version: int, correction: CorrectionRecord | None = None) -> ItemReleased:
    return ItemReleased(
        item_id=item_id, unit_id=world.school, occurred_at=world.clock.at, version=version, feed_sequence=1,
        embargoed_until=None, asset_ids=(), correction=correction,
    )  # fmt: skip


async def approved_again(world: World, liaison: Person, item_id: Any) -> None:
    """Sent up and approved as it is."""
    assert (await liaison.submit(item_id)).status_code == 201
    assert (await world.approver().approve(item_id)).status_code == 201


async def test_a_received_item_is_corrected_and_comes_to_the_pool_under_a_higher_version(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1))
    received = await liaison.read(item["id"])

    opened = await correct(liaison, item["id"])
    saved = await liaison.save(item["id"], a_case(participants=1300), revision=opened.json()["revision"])
    submitted = await liaison.submit(item["id"])
    approved = await world.approver().approve(item["id"])
    await world.tell(pooled(world, item["id"], 2))

    assert received["actions"]["allowed"] == ["withdraw", "correct"]
    assert (opened.status_code, opened.json()["state"]) == (201, "returned")
    assert [each.status_code for each in (saved, submitted, approved)] == [200, 201, 201]
    again = await liaison.read(item["id"])
    assert (again["state"], again["content"]["participants"]) == ("received", 1300)
    assert again["content_hash"] != received["content_hash"]
    said = [(each.type.split(".")[2], each.version) for each in await world.said(item["id"])]
    assert said[4:] == [("returned", 5), ("submitted", 6), ("approved", 7), ("received", 8)]


async def test_what_is_approved_tells_why_it_was_corrected_last_and_the_first_approval_tells_nothing(
    world: World,
) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1))
    for version, reason in enumerate(("人数写错了", "校名写错了\n以新稿为准"), 2):
        await correct(liaison, item["id"], reason)
        await approved_again(world, liaison, item["id"])
        await world.tell(pooled(world, item["id"], version))

    told = [each.data["correction"] for each in await world.said(item["id"]) if "correction" in each.data]

    assert told == ["", "", "人数写错了", "人数写错了", "校名写错了\n以新稿为准", "校名写错了\n以新稿为准"]
    assert (await liaison.read(item["id"]))["correction_reason"] == "校名写错了\n以新稿为准"


async def test_a_correction_that_is_given_back_below_keeps_its_reason(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1))

    await correct(liaison, item["id"], "人数写错了")
    await liaison.submit(item["id"])
    await approver.give_back(item["id"])
    read_by_approver = (await approver.read(item["id"]))["correction_reason"]
    await approved_again(world, liaison, item["id"])

    approved = (await world.said(item["id"]))[-1]
    assert (read_by_approver, approved.data["correction"]) == ("人数写错了", "人数写错了")


async def test_a_correction_is_possible_after_the_lock_and_keeps_being_on_time(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1))
    world.clock.at = LOCKS + timedelta(days=30)

    await correct(liaison, item["id"])
    submitted = await liaison.submit(item["id"])

    assert (submitted.status_code, submitted.json()["on_time"]) == (201, True)


async def test_what_is_told_of_the_release_meanwhile_neither_fails_nor_ends_the_correction(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1))
    await correct(liaison, item["id"])

    await world.tell(released(world, item["id"], 2))

    body = await liaison.read(item["id"])
    assert (body["state"], body["where_published"]["state"]) == ("returned", "released")
    assert world.consumer.parked_in_a_row == 0


async def test_what_went_out_is_not_changed_under_the_hands_of_the_media(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2))

    answer = await correct(liaison, item["id"])

    assert (answer.status_code, answer.json()["code"]) == (409, "item-released")
    locked = {each["action"]: each["reason"] for each in (await liaison.read(item["id"]))["actions"]["locked"]}
    assert locked["correct"] == answer.json()["title"]


async def test_only_what_the_ministry_has_is_corrected_and_only_by_its_unit(world: World) -> None:
    liaison = world.liaison()
    draft, submitted = await world.a_draft(liaison), await world.a_submission(liaison)
    approved = await world.an_approval(liaison)

    for item in (draft, submitted, approved):
        answer = await correct(liaison, item["id"])
        assert (answer.status_code, answer.json()["code"]) == (409, "item-not-correctable")
    other = await correct(world.liaison(world.other_school), approved["id"])
    assert other.status_code == 404


async def test_r52_a_plan_that_the_office_has_is_replaced_twice_and_every_version_is_kept(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(world.province), world.person(world.ministry, Role.EDITOR)
    item = await liaison.create(world.edition, "T1")
    revision = 1
    for number in range(1, 4):
        content = contents()["T1"] | {"title": f"方案第{number}稿"}
        assert (await liaison.save(item["id"], content, revision=revision)).status_code == 200
        assert (await liaison.submit(item["id"])).status_code == 201
        assert (await world.approver().approve(item["id"])).status_code == 201
        assert (await editor.send("POST", f"{BASE}/{item['id']}/acceptance")).status_code == 201
        if number < 3:
            revision = (await correct(liaison, item["id"])).json()["revision"]

    body = await liaison.read(item["id"])
    versions = await liaison.read(item["id"], "/versions")
    assert (body["state"], body["title"], len(versions)) == ("received", "方案第3稿", 3)
