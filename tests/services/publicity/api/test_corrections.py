"""Corrections of what is out: they wait for a publisher, and go out in place of what was (R67)."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.rows import new_id
from contracts.publicity import CoverageReported, ItemReleased
from contracts.roles import Role
from contracts.submission import ItemApproved, ItemReceived
from services.publicity.messages import current_state
from services.publicity.worker import due_chore
from tests.services.publicity.subscribers.test_submission import withdrawn
from tests.services.publicity.world import SUBMITTED, World, an_asset

COVERAGE = {"outlet": "示例日报", "title": "报道", "url": "https://a.example/1", "published_at": "2023-05-16T00:00:00Z"}


async def told_last(world: World, entry_id: UUID) -> Any:
    """The last fact that the other services have of the entry."""
    return [each for each in await world.told("publicity.item") if each.subject == str(entry_id)][-1]


async def decide(world: World, entry_id: UUID, version: int = 9, *, person: Any = None) -> Any:
    """The publisher releases the correction."""
    return await (person or world.publisher).post(f"/releases/{entry_id}/correction", {"item_version": version})


async def decline(world: World, entry_id: UUID, version: int = 9, reason: str = "与事实不符") -> Any:
    """The publisher declines the correction."""
    body = {"item_version": version, "reason": reason}
    return await world.publisher.post(f"/releases/{entry_id}/correction/declination", body)


def receipt_of(item: ItemApproved, *, version: int) -> ItemReceived:
    """What submission says when it hears that we have the item."""
    return ItemReceived(**{**dict(item), "version": version})


async def the_feed(world: World) -> list[tuple[int, str]]:
    """Sequence and kind of each document."""
    async with world.database.connection() as connection:
        rows = await connection.execute(text("select sequence, kind from feed_item order by sequence"))
        return [tuple(row) for row in rows]


async def test_r67_a_correction_waits_for_a_publisher_beside_what_is_out(world: World) -> None:
    photo = new_id()
    await world.hear(an_asset(photo))
    entry_id = await world.release()
    await world.correct(entry_id, content={"title": "改过的标题", "asset_ids": (photo,)})

    (line,) = (await world.publisher.read("/corrections"))["items"]
    shown = await world.publisher.read(f"/entries/{entry_id}")

    assert (line["entry_id"], line["item_version"], line["title"]) == (str(entry_id), 9, "改过的标题")
    assert (line["reason"], line["feed_sequence"], line["released_at"]) == ("人数写错", 1, shown["released_at"])
    correction = shown["correction"]
    assert (correction["title"], correction["content"]["asset_ids"]) == ("改过的标题", [str(photo)])
    assert correction["assets"] == [{"asset_id": str(photo), "ready": True, "kind": "photo", "caption": "小课堂现场"}]
    assert (shown["title"], shown["assets"]) == ("胡同口的职教法小课堂", [])
    assert {"release-correction", "decline-correction"} <= set(shown["actions"]["allowed"])
    told = await told_last(world, entry_id)
    assert (told.type, told.data["correction"]["state"], told.data["correction"]["item_version"]) == (
        "publicity.item.released.v1", "pending", 9,
    )  # fmt: skip


async def test_r67_a_released_correction_takes_the_place_of_what_was_out(world: World) -> None:
    desk, gone, new = await world.desk(), new_id(), new_id()
    await world.hear(an_asset(gone), an_asset(new))
    entry_id = await world.release(content={"asset_ids": (gone,)})
    (before,) = (await desk.read("/feed/items"))["items"]
    await world.correct(entry_id, content={"title": "改过的标题", "asset_ids": (new,)})

    done = await decide(world, entry_id)

    assert (done.status_code, done.json()["feed_sequence"]) == (201, 2)
    (after,) = (await desk.read("/feed/items"))["items"]
    assert (after["uri"], after["firstCreated"]) == (before["uri"], before["firstCreated"])
    assert (after["title"], after["version"], after["pubStatus"]) == ("改过的标题", "2", "usable")
    assert after["versionCreated"] >= before["versionCreated"]
    assert after["edNote"] == "更正：人数写错"
    assert [each["uri"].rpartition("/")[2] for each in after["associations"]] == [str(new)]
    assert await the_feed(world) == [(1, "published"), (2, "updated")]
    old = await desk.read(f"/feed/items/{entry_id}", params={"format": "ninjs-1.6"})
    assert (old["ednote"], old["firstcreated"]) == ("更正：人数写错", before["firstCreated"])
    told = await told_last(world, entry_id)
    assert (told.data["asset_ids"], told.data["feed_sequence"]) == ([str(new)], 2)
    assert (told.data["correction"]["state"], told.data["correction"]["decided_at"] is not None) == ("released", True)
    shown = await world.publisher.read(f"/entries/{entry_id}")
    assert (shown["title"], shown["correction"]) == ("改过的标题", None)
    assert (await world.publisher.read("/corrections"))["items"] == []


async def test_r67_a_declined_correction_leaves_what_is_out_and_says_why(world: World) -> None:
    desk, entry_id = await world.desk(), await world.release()
    before = await desk.read("/feed/items")
    item = await world.correct(entry_id)

    assert (await decline(world, entry_id)).status_code == 201

    told = (await told_last(world, entry_id)).data["correction"]
    assert (told["state"], told["reason"]) == ("declined", "与事实不符")
    assert (await desk.read("/feed/items"))["items"] == before["items"]
    await world.hear(receipt_of(item, version=10))
    assert (await world.publisher.read("/corrections"))["items"] == []
    await world.correct(entry_id, version=12)
    assert (await decide(world, entry_id, 12)).status_code == 201


async def test_the_receipt_of_a_correction_is_no_other_correction(world: World) -> None:
    entry_id = await world.release()
    item = await world.correct(entry_id)
    facts = len(await world.told("publicity.item"))
    await world.hear(receipt_of(item, version=10))
    assert len(await world.told("publicity.item")) == facts
    assert (await decide(world, entry_id)).status_code == 201
    await world.hear(receipt_of(item, version=11))
    assert (await world.publisher.read("/corrections"))["items"] == []


async def test_a_newer_correction_supersedes_the_one_that_was_read(world: World) -> None:
    entry_id = await world.release()
    await world.correct(entry_id, version=9)
    await world.correct(entry_id, version=12, content={"title": "再改的标题"})

    refused, declined = await decide(world, entry_id, 9), await decline(world, entry_id, 9)

    for answer in (refused, declined):
        assert (answer.status_code, answer.json()["code"]) == (409, "correction-superseded")
        assert answer.json()["itemVersion"] == 12
    assert await the_feed(world) == [(1, "published")]
    (line,) = (await world.publisher.read("/corrections"))["items"]
    assert (line["item_version"], line["title"]) == (12, "再改的标题")


async def test_a_correction_back_to_what_is_out_is_none_and_is_told_as_heard(world: World) -> None:
    entry_id = await world.release()
    await world.correct(entry_id, version=9)
    facts = len(await world.told("publicity.item"))

    await world.correct(entry_id, version=12, content={}, content_hash="0" * 64)

    assert (await world.publisher.read("/corrections"))["items"] == []
    assert (await decide(world, entry_id, 9)).status_code == 404
    told = await world.told("publicity.item")
    assert (len(told), told[-1].data["correction"]) == (facts + 1, None)


async def test_what_comes_after_a_withdrawal_is_heard_and_changes_nothing(world: World) -> None:
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    await world.correct(entry_id)
    first, again = await world.told("publicity.item.withdrawn")
    assert (again.version, again.data) == (first.version + 1, {**first.data, "version": first.version + 1})
    assert (await world.publisher.read("/corrections"))["items"] == []
    assert (await world.publisher.read(f"/entries/{entry_id}"))["state"] == "withdrawn"


@pytest.mark.parametrize("by_the_unit", [True, False])
async def test_a_withdrawal_ends_the_correction_that_waits(world: World, by_the_unit: bool) -> None:
    entry_id = await world.release()
    await world.correct(entry_id)
    if by_the_unit:
        await world.hear(withdrawn(entry_id, version=10))
    else:
        await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    assert (await world.publisher.read("/corrections"))["items"] == []
    assert (await decide(world, entry_id)).status_code == 404
    assert (await the_feed(world))[-1] == (2, "canceled")


async def test_a_withdrawal_at_the_same_moment_wins(world: World) -> None:
    for _ in range(5):
        entry_id = await world.release()
        await world.correct(entry_id)
        released, withdrawal = await asyncio.gather(
            decide(world, entry_id), world.editors[0].post(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
        )
        assert (released.status_code in (201, 404), withdrawal.status_code) == (True, 201)
        assert (await told_last(world, entry_id)).type == "publicity.item.withdrawn.v1"
        assert (await the_feed(world))[-1][1] == "canceled"


async def test_a_newer_correction_at_the_same_moment_is_never_lost(world: World) -> None:
    for _ in range(5):
        entry_id = await world.release()
        await world.correct(entry_id, version=9)
        released, _ = await asyncio.gather(decide(world, entry_id, 9), world.correct(entry_id, version=12))
        assert released.status_code in (201, 409)
        lines = (await world.publisher.read("/corrections"))["items"]
        assert [each["item_version"] for each in lines if each["entry_id"] == str(entry_id)] == [12]


async def test_of_two_publishers_at_once_one_releases_the_correction(world: World) -> None:
    entry_id = await world.release()
    await world.correct(entry_id)
    publishers = [world.person(Role.PUBLISHER) for _ in range(3)]
    answers = await asyncio.gather(*(decide(world, entry_id, person=each) for each in publishers))
    assert sorted(each.status_code for each in answers) == [201, 404, 404]
    assert await the_feed(world) == [(1, "published"), (2, "updated")]


async def test_whoever_chose_an_entry_releases_no_correction_of_it_and_who_released_it_may(world: World) -> None:
    entry_id = await world.release()
    await world.correct(entry_id)
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    for account_id in (world.editors[2].account_id, shown["assignments"][0]["reviewer_id"], shown["decided_by"]):
        person = world.person(Role.PUBLISHER)
        person.account_id = account_id
        answer = await decide(world, entry_id, person=person)
        assert (answer.status_code, answer.json()["code"]) == (403, "release-by-reviewer")
        locked = (await person.read(f"/entries/{entry_id}"))["actions"]["locked"]
        assert [each["who"] for each in locked if each["action"] == "release-correction"] == ["另一位发布员"]
        assert (await person.read("/tasks"))["items"] == []
    (task,) = (await world.publisher.read("/tasks"))["items"]
    assert (task["kind"], task["subject_id"]) == ("release-correction", str(entry_id))
    assert (await decide(world, entry_id)).status_code == 201


async def test_only_publishers_release_and_reviewers_see_no_correction(world: World) -> None:
    entry_id = await world.release()
    await world.correct(entry_id)
    reviewer, editor, desk = world.reviewers[0], world.editors[0], await world.desk()
    assert (await decide(world, entry_id, person=editor)).status_code == 403
    assert (await desk.get("/corrections")).status_code == 403
    assert (await reviewer.get("/corrections")).status_code == 403
    shown = await reviewer.read(f"/entries/{entry_id}")
    assert (shown["correction"], "改过的标题" in str(shown)) == (None, False)
    body = {"item_version": 9, "reason": "与事实不符"}
    assert (await editor.post(f"/releases/{entry_id}/correction/declination", body)).status_code == 201


async def test_a_correction_waits_for_every_photo_and_video(world: World) -> None:
    photo, entry_id = new_id(), await world.release()
    await world.correct(entry_id, content={"asset_ids": (photo,)})
    answer = await decide(world, entry_id)
    assert (answer.status_code, answer.json()["code"]) == (409, "assets-not-ready")
    await world.hear(an_asset(photo))
    assert (await decide(world, entry_id)).status_code == 201


async def test_under_an_embargo_the_corrected_item_is_what_goes_out_first(world: World) -> None:
    desk, until = await world.desk(), datetime.now(UTC) + timedelta(days=1)
    entry_id = await world.release(embargoed_until=until)
    await world.correct(entry_id)
    assert (await decide(world, entry_id)).json()["feed_sequence"] == 0
    assert await the_feed(world) == []
    async with world.database.engine.begin() as connection:
        await connection.execute(text("update entry set embargoed_until = now() - interval '1 second'"))
    await due_chore("http://gateway.test")(world.database)
    (item,) = (await desk.read("/feed/items"))["items"]
    assert (item["title"], item["version"], "edNote" in item) == ("改过的标题", "1", False)
    assert await the_feed(world) == [(1, "published")]
    assert (await told_last(world, entry_id)).data["correction"]["state"] == "released"


async def test_coverage_and_correction_are_both_told_by_the_last_fact(world: World) -> None:
    desk, entry_id = await world.desk(), await world.release()
    await desk.done(f"/feed/items/{entry_id}/coverage", COVERAGE)
    await world.correct(entry_id)
    pending = await told_last(world, entry_id)
    await decide(world, entry_id)
    await desk.done(f"/feed/items/{entry_id}/coverage", {**COVERAGE, "url": "https://a.example/2"})

    told = await told_last(world, entry_id)

    assert (pending.type, pending.data["correction"]["state"]) == ("publicity.item.covered.v1", "pending")
    assert (len(pending.data["coverage"]), len(told.data["coverage"])) == (1, 2)
    assert (told.data["correction"]["state"], told.data["feed_sequence"]) == ("released", 2)
    async with world.database.work() as work:
        replayed = [each async for each in current_state(work) if isinstance(each, CoverageReported | ItemReleased)]
    assert [each.model_dump(mode="json") for each in replayed] == [
        CoverageReported(**told.data).model_dump(mode="json")
    ]


async def test_an_answer_to_the_document_before_is_none_to_the_corrected_one(world: World) -> None:
    desk, entry_id = await world.desk(), await world.release()
    body = {"status": "received", "at": SUBMITTED.isoformat()}
    await desk.done(f"/feed/items/{entry_id}/receipts", body)
    assert (await desk.read("/feed/state"))["unreceived"] == 0
    await world.correct(entry_id)
    await decide(world, entry_id)
    assert (await desk.read("/feed/state"))["unreceived"] == 1
    await desk.done(f"/feed/items/{entry_id}/receipts", body)
    assert (await desk.read("/feed/state"))["unreceived"] == 0


async def test_a_correction_of_a_correction_keeps_when_the_item_was_first_out(world: World) -> None:
    desk, entry_id = await world.desk(), await world.release()
    (first,) = (await desk.read("/feed/items"))["items"]
    for version in (9, 12):
        await world.correct(entry_id, version=version)
        await decide(world, entry_id, version)
    (item,) = (await desk.read("/feed/items"))["items"]
    assert (item["firstCreated"], item["version"]) == (first["firstCreated"], "3")


async def test_corrections_are_paged_longest_waiting_first(world: World) -> None:
    entries = [await world.release() for _ in range(3)]
    for each in reversed(entries):
        await world.correct(each)
    first = await world.editors[0].read("/corrections", params={"limit": 2})
    second = await world.editors[0].read("/corrections", params={"limit": 2, "cursor": first["next"]})
    found = [each["entry_id"] for page in (first, second) for each in page["items"]]
    assert (found, second["next"]) == ([str(each) for each in reversed(entries)], None)
