"""Assets as media tells them, and what they do to submitted items."""

import asyncio
from uuid import UUID, uuid4

import pytest

from chassis.testing import deliver
from services.submission.domain.known_asset import KnownAsset
from services.submission.use_cases.return_unusable_items import return_unusable_items
from tests.services.submission.world import World


async def state_of(world: World, asset_id: UUID) -> str:
    async with world.database.work() as work:
        return (await work.get(KnownAsset, asset_id)).state


async def test_an_asset_is_declared_then_ready_and_never_goes_back(world: World) -> None:
    asset = uuid4()
    declared, ready = world.declared(asset), world.ready(asset)

    await world.tell(declared)
    assert await state_of(world, asset) == "declared"
    await world.tell(ready)
    await world.tell(declared)

    assert await state_of(world, asset) == "ready"


async def test_the_last_event_alone_says_enough(world: World) -> None:
    asset = uuid4()
    world.declared(asset)

    await world.tell(world.ready(asset))

    assert await state_of(world, asset) == "ready"


async def test_a_rejected_asset_returns_the_submitted_item_with_the_reason_at_its_place(world: World) -> None:
    liaison, good, bad = world.liaison(), uuid4(), uuid4()
    await world.tell(world.ready(good))
    item = await world.a_submission(liaison, asset_ids=[str(good), str(bad)])
    delivery = deliver(world.rejected(bad, reason="文件不完整，请重新上传"))

    await world.consumer.handle([delivery])
    await world.consumer.handle([delivery])

    body = await liaison.read(item["id"])
    assert body["state"] == "returned"
    assert body["returned"]["reason_code"] == "asset-rejected"
    assert body["returned"]["notes"] == [{"pointer": "/asset_ids/1", "text": "文件不完整，请重新上传"}]
    assert (body["steps"][-1]["what"], body["steps"][-1]["account_id"]) == ("returned", None)
    said = await world.said(item["id"])
    assert [(each.version, each.data.get("reason_code")) for each in said] == [
        (1, None),
        (2, None),
        (3, "asset-rejected"),
    ]


@pytest.mark.parametrize("event", ["declared", "ready"])
async def test_an_asset_that_turns_out_to_be_another_units_returns_the_item(world: World, event: str) -> None:
    liaison, asset = world.liaison(), uuid4()
    item = await world.a_submission(liaison, asset_ids=[str(asset)])

    await world.tell(getattr(world, event)(asset, unit_id=world.other_school))

    body = await liaison.read(item["id"])
    assert (body["state"], body["returned"]["reason_code"]) == ("returned", "asset-foreign")
    assert body["returned"]["notes"][0]["pointer"] == "/asset_ids/0"


async def test_a_rejected_asset_leaves_drafts_and_approved_items_alone(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    await world.tell(world.ready(asset))
    draft = await world.a_draft(liaison, asset_ids=[str(asset)])
    approved = await world.an_approval(liaison, asset_ids=[str(asset)])

    await world.tell(world.rejected(asset))

    assert (await liaison.read(draft["id"]))["state"] == "draft"
    assert (await liaison.read(approved["id"]))["state"] == "approved"


async def test_one_asset_returns_every_submitted_item_that_shows_it(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    items = [await world.a_submission(liaison, asset_ids=[str(asset)]) for _ in range(3)]

    await world.tell(world.rejected(asset))

    assert {(await liaison.read(each["id"]))["state"] for each in items} == {"returned"}


async def test_a_second_look_returns_what_was_submitted_while_media_gave_its_verdict(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    item = await world.a_submission(liaison, asset_ids=[str(asset)])
    kept = await world.a_submission(liaison)
    async with world.database.work() as work:  # as if neither transaction had seen the other
        work.add(KnownAsset(asset_id=asset, unit_id=world.school, kind="photo", state="rejected", reason="已损坏"))

    locked = (await world.approver().approve(item["id"])).json()["code"]
    async with world.database.work() as work:
        assert await return_unusable_items(work) == 1
    async with world.database.work() as work:
        assert await return_unusable_items(work) == 0

    assert locked == "media-pending"
    assert (await liaison.read(item["id"]))["returned"]["notes"] == [{"pointer": "/asset_ids/0", "text": "已损坏"}]
    assert (await liaison.read(kept["id"]))["state"] == "submitted"
    assert len(await world.said(item["id"])) == 3


async def test_submission_and_verdict_at_once_never_leave_an_item_with_an_unusable_asset(world: World) -> None:
    liaison, asset = world.liaison(), uuid4()
    draft = await world.a_draft(liaison, asset_ids=[str(asset)])

    await asyncio.gather(liaison.submit(draft["id"]), world.tell(world.rejected(asset)))
    async with world.database.work() as work:
        await return_unusable_items(work)

    assert (await liaison.read(draft["id"]))["state"] in ("draft", "returned")
