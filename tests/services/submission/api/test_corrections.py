"""Corrections: a unit mends what the ministry has, by the same way as the first time."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from contracts.publicity import (
    CorrectionRecord,
    CoverageRecord,
    CoverageReported,
    EntryFact,
    ItemPooled,
    ItemReleased,
    ReleaseWithdrawn,
)
from contracts.roles import Role
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, DURING, LOCKS, Person, World, a_case

Fact = Callable[[World, Any, int], EntryFact]
PENDING = CorrectionRecord(item_version=7, state="pending")
DECLINED = CorrectionRecord(item_version=7, state="declined", reason="照片与文字不符", decided_at=DURING)


async def correct(liaison: Person, item_id: Any, reason: str = "人数写错了") -> httpx.Response:
    return await liaison.send("POST", f"{BASE}/{item_id}/correction", json={"reason": reason})


def common(world: World, item_id: Any, version: int) -> dict[str, Any]:
    return {"item_id": item_id, "unit_id": world.school, "occurred_at": world.clock.at, "version": version}


def pooled(world: World, item_id: Any, version: int) -> ItemPooled:
    return ItemPooled(**common(world, item_id, version), item_version=3)


def released(world: World, item_id: Any, version: int, correction: CorrectionRecord | None = None) -> ItemReleased:
    return ItemReleased(
        **common(world, item_id, version), feed_sequence=1, embargoed_until=None, asset_ids=(), correction=correction
    )


def covered(world: World, item_id: Any, version: int, correction: CorrectionRecord | None = None) -> CoverageReported:
    place = CoverageRecord(outlet="示例日报", title="小课堂", url="https://news.example/1", published_at=world.clock.at)
    return CoverageReported(
        **common(world, item_id, version), coverage=(place,), released_at=world.clock.at, feed_sequence=1,
        embargoed_until=None, asset_ids=(), correction=correction,
    )  # fmt: skip


def withdrawn(world: World, item_id: Any, version: int) -> ReleaseWithdrawn:
    return ReleaseWithdrawn(**common(world, item_id, version), feed_sequence=2, reason="事实有误", asset_ids=())


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
    (task,) = (await liaison.send("GET", "/api/submission/v1/tasks")).json()["items"]
    submitted = await liaison.submit(item["id"])

    assert (task["kind"], task["due_at"], task["overdue"]) == ("finish-correction", None, False)
    assert "人数写错了" in task["why"]
    assert (submitted.status_code, submitted.json()["on_time"]) == (201, True)


@pytest.mark.parametrize(
    "last_fact",
    [
        partial(released, correction=PENDING),
        released,  # nothing else than what is out
        partial(covered, correction=PENDING),
        withdrawn,
    ],
)
async def test_what_is_out_is_corrected_by_the_same_way_until_publicity_has_heard_of_it(
    world: World, last_fact: Fact
) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2))
    out = await liaison.read(item["id"])

    opened = await correct(liaison, item["id"], "人数写错了")
    await approved_again(world, liaison, item["id"])
    waiting = await liaison.read(item["id"])
    await world.tell(last_fact(world, item["id"], 3))

    assert "correct" in out["actions"]["allowed"]
    assert (opened.status_code, opened.json()["state"]) == (201, "returned")
    assert (waiting["state"], waiting["where_published"]["state"]) == ("approved", "released")
    assert (await liaison.read(item["id"]))["state"] == "received"
    said = (await world.said(item["id"]))[-3:]
    assert [each.type.split(".")[2] for each in said] == ["submitted", "approved", "received"]
    assert [each.data["correction"] for each in said[1:]] == ["人数写错了", "人数写错了"]


@pytest.mark.parametrize(
    ("fact", "told"),
    [(partial(released, correction=PENDING), "released"), (covered, "released"), (withdrawn, "withdrawn")],
)
async def test_what_is_told_of_the_release_meanwhile_neither_fails_nor_ends_the_correction(
    world: World, fact: Fact, told: str
) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2))
    await correct(liaison, item["id"])

    await world.tell(fact(world, item["id"], 3))
    back = await liaison.read(item["id"])
    await liaison.submit(item["id"])
    await world.tell(fact(world, item["id"], 4))
    submitted = await liaison.read(item["id"])

    assert [each["state"] for each in (back, submitted)] == ["returned", "submitted"]
    assert [each["where_published"]["state"] for each in (back, submitted)] == [told, told]
    assert world.consumer.parked_in_a_row == 0


async def test_a_withdrawn_publication_is_not_corrected_and_that_says_what_to_do(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2), withdrawn(world, item["id"], 3))

    answer = await correct(liaison, item["id"])

    assert (answer.status_code, answer.json()["code"]) == (409, "publication-withdrawn")
    assert "请以原材料为底稿重新报送" in answer.json()["title"]
    (line,) = (await liaison.send("GET", BASE)).json()["items"]
    for seen in (line, await liaison.read(item["id"])):
        locked = {each["action"]: each["reason"] for each in seen["actions"]["locked"]}
        assert locked["correct"] == answer.json()["title"]


async def test_a_declined_correction_is_followed_by_another_for_its_own_reason(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2))
    await correct(liaison, item["id"], "人数写错了")
    await approved_again(world, liaison, item["id"])
    await world.tell(released(world, item["id"], 3, PENDING), released(world, item["id"], 4, DECLINED))
    declined = await liaison.read(item["id"])

    await correct(liaison, item["id"], "照片放错了")
    await approved_again(world, liaison, item["id"])
    await world.tell(released(world, item["id"], 5, PENDING))

    assert declined["where_published"]["correction"]["state"] == "declined"
    assert {"withdraw", "correct"} <= set(declined["actions"]["allowed"])
    again = await liaison.read(item["id"])
    assert (again["state"], again["correction_reason"]) == ("received", "照片放错了")
    assert again["where_published"]["correction"] == {"state": "pending", "reason": "", "decided_at": None}


async def test_who_sees_an_item_sees_what_became_of_its_correction(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2, DECLINED))

    for reader in (liaison, world.approver(), await world.department()):
        view = "mine" if reader is liaison else "below"
        (line,) = (await reader.send("GET", f"{BASE}?view={view}")).json()["items"]
        body = await reader.read(item["id"])
        assert line["published"]["correction"] == body["where_published"]["correction"]
        assert body["where_published"]["correction"]["reason"] == DECLINED.reason


@pytest.mark.parametrize("given_back", [False, True])
async def test_what_is_being_corrected_can_be_taken_back_at_once_whatever_is_written_in_it(
    world: World, given_back: bool
) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(world, item["id"], 1), released(world, item["id"], 2))
    await correct(liaison, item["id"])
    if given_back:
        await liaison.submit(item["id"])
        await world.approver().give_back(item["id"])
    being_corrected = await liaison.read(item["id"])
    await liaison.save(item["id"], a_case(title=None), revision=being_corrected["revision"])

    answer = await liaison.withdraw(item["id"], reason="照片中的同学不同意公开")

    assert "withdraw" in being_corrected["actions"]["allowed"]
    assert (answer.status_code, answer.json()["state"]) == (201, "withdrawn")
    said = (await world.said(item["id"]))[-1]
    assert (said.type, said.data["reason"]) == ("submission.item.withdrawn.v1", "照片中的同学不同意公开")


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
