"""What became of an item: pooled, released, covered, withdrawn."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from chassis.tables import dead_letter
from chassis.testing import deliver
from contracts.publicity import (
    CorrectionRecord,
    CoverageRecord,
    CoverageReported,
    ItemPooled,
    ItemReleased,
    ReleaseWithdrawn,
)
from contracts.submission import ItemReceived
from tests.services.submission.world import DURING, World

LATER = DURING + timedelta(hours=3)


def common(item_id: Any, version: int) -> dict[str, Any]:
    return {"item_id": UUID(str(item_id)), "unit_id": uuid4(), "occurred_at": LATER, "version": version}


def pooled(item_id: Any, version: int = 1) -> ItemPooled:
    return ItemPooled(**common(item_id, version), item_version=2)


def released(item_id: Any, version: int = 2, *, correction: CorrectionRecord | None = None) -> ItemReleased:
    return ItemReleased(
        **common(item_id, version), feed_sequence=7, embargoed_until=None, asset_ids=(), correction=correction
    )


def covered(
    item_id: Any, *outlets: str, version: int = 3, correction: CorrectionRecord | None = None
) -> CoverageReported:
    records = tuple(
        CoverageRecord(outlet=outlet, title="小课堂", url="https://news.example/1", published_at=LATER)
        for outlet in outlets
    )
    return CoverageReported(
        **common(item_id, version),
        coverage=records,
        released_at=LATER,
        feed_sequence=7,
        embargoed_until=None,
        asset_ids=(),
        correction=correction,
    )


def withdrawn(item_id: Any, version: int = 4) -> ReleaseWithdrawn:
    return ReleaseWithdrawn(**common(item_id, version), feed_sequence=8, reason="事实有误", asset_ids=())


async def test_a_pooled_item_is_received_once(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    delivery = deliver(pooled(item["id"]))

    await world.consumer.handle([delivery, delivery])
    await world.consumer.handle([delivery])
    await world.tell(pooled(item["id"], version=2))

    body = await liaison.read(item["id"])
    assert body["state"] == "received"
    approved, received = (await world.said(item["id"]))[2:]
    fact = ItemReceived.model_validate(received.data)
    assert (received.type, fact.version) == ("submission.item.received.v2", 4)
    assert fact.content_hash == approved.data["content_hash"]
    assert fact.content.model_dump(mode="json") == approved.data["content"]


async def test_an_item_withdrawn_meanwhile_stays_withdrawn(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await liaison.withdraw(item["id"])

    await world.tell(pooled(item["id"]), released(item["id"]))

    body = await liaison.read(item["id"])
    assert body["state"] == "withdrawn"
    assert body["where_published"]["state"] == "released"
    assert (await world.said(item["id"]))[-1].type == "submission.item.withdrawn.v1"


async def test_an_item_that_was_never_approved_cannot_have_been_pooled(world: World) -> None:
    item = await world.a_submission(world.liaison())

    await world.tell(pooled(item["id"]), pooled(uuid4()))

    async with world.database.work() as work:
        letters = (await work.run(select(dead_letter.c.error_code))).scalars().all()
    assert sorted(letters) == ["item-not-poolable", "not-found"]


async def test_the_school_sees_where_its_case_was_published(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)

    await world.tell(pooled(item["id"]), released(item["id"]))
    before = (await liaison.read(item["id"]))["where_published"]
    await world.tell(covered(item["id"], "职教日报", "教育电视台"))
    after = (await liaison.read(item["id"]))["where_published"]

    assert (before["state"], before["released_at"], before["coverage"]) == ("released", "2023-05-15T05:00:00Z", [])
    assert [each["outlet"] for each in after["coverage"]] == ["职教日报", "教育电视台"]
    assert after["coverage"][0] == {
        "outlet": "职教日报",
        "title": "小课堂",
        "url": "https://news.example/1",
        "published_at": "2023-05-15T05:00:00Z",
    }
    assert after["released_at"] == before["released_at"]


async def test_a_withdrawn_release_shows_and_keeps_what_was_printed(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    await world.tell(pooled(item["id"]), released(item["id"]), covered(item["id"], "职教日报"))

    await world.tell(withdrawn(item["id"]))
    await world.tell(covered(item["id"], "职教日报", "晚报", version=5))

    shown = (await liaison.read(item["id"]))["where_published"]
    assert (shown["state"], shown["withdrawal_reason"]) == ("withdrawn", "事实有误")
    assert len(shown["coverage"]) == 2


async def test_the_last_event_alone_says_enough_and_older_ones_change_nothing(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)

    await world.tell(covered(item["id"], "职教日报"))
    await world.tell(released(item["id"]), pooled(item["id"]))

    body = await liaison.read(item["id"])
    assert body["state"] == "received"
    assert (body["where_published"]["state"], len(body["where_published"]["coverage"])) == ("released", 1)


async def test_coverage_alone_tells_when_the_item_was_released(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)

    await world.tell(covered(item["id"], "示例日报"))

    published = (await liaison.read(item["id"]))["where_published"]
    assert published["state"] == "released"
    assert published["released_at"] is not None


PENDING = CorrectionRecord(item_version=7, state="pending")
DECLINED = CorrectionRecord(item_version=7, state="declined", reason="照片与文字不符", decided_at=LATER)


async def test_the_school_sees_what_became_of_its_correction_until_the_release_is_withdrawn(world: World) -> None:
    liaison = world.liaison()
    item = await world.an_approval(liaison)
    seen = []

    for fact in (
        released(item["id"], 2),
        released(item["id"], 3, correction=PENDING),
        covered(item["id"], "职教日报", version=4, correction=DECLINED),
        withdrawn(item["id"], 5),
        covered(item["id"], "职教日报", "晚报", version=6, correction=DECLINED),
    ):
        await world.tell(fact)
        seen.append((await liaison.read(item["id"]))["where_published"]["correction"])

    assert seen == [
        None,
        {"state": "pending", "reason": "", "decided_at": None},
        {"state": "declined", "reason": "照片与文字不符", "decided_at": "2023-05-15T05:00:00Z"},
        None,
        None,
    ]
