"""What submission says: the pool fills, and is left."""

from datetime import timedelta

from chassis.rows import new_id
from chassis.testing import deliver
from contracts.media import AssetReady
from contracts.submission import ItemReceived, ItemWithdrawn
from services.publicity.domain import KnownAsset
from tests.services.publicity.world import World, an_asset, an_item


def received(item_id: object, **changes: object) -> ItemReceived:
    told = an_item(item_id, **changes)  # type: ignore[arg-type]  # ids and facts pass through
    return ItemReceived(**dict(told))


def withdrawn(item_id: object, *, version: int = 5, reason: str = "作者要求撤回") -> ItemWithdrawn:
    told = {name: value for name, value in dict(an_item()).items() if name in ItemWithdrawn.model_fields}
    return ItemWithdrawn(**told | {"item_id": item_id, "version": version, "reason": reason})


async def state_of(world: World, item_id: object) -> str:
    answer = await world.editors[0].get(f"/entries/{item_id}")
    return str(answer.json().get("state", answer.status_code))


async def test_an_approved_item_is_pooled_once_however_often_it_is_told(world: World) -> None:
    delivery = deliver(an_item())
    item_id = delivery.subject
    await world.consumer.handle([delivery, delivery])
    await world.consumer.handle([delivery])
    assert await state_of(world, item_id) == "pooled"
    (told,) = await world.told("publicity.item.pooled")
    assert (told.version, told.data["item_version"]) == (1, 3)


async def test_an_item_for_the_ministrys_office_never_comes_to_the_pool(world: World) -> None:
    plan = an_item(pooled=False, item_type="T1")
    await world.hear(plan, received(plan.item_id, version=4, pooled=False))
    assert await state_of(world, plan.item_id) == "404"
    assert await world.told("publicity.item.pooled") == []


async def test_the_receipt_of_an_item_that_is_in_the_pool_changes_nothing(world: World) -> None:
    entry_id = await world.pool()
    await world.assign(entry_id)
    await world.hear(received(entry_id, version=4))
    assert await state_of(world, entry_id) == "assigned"
    assert len(await world.told("publicity.item.pooled")) == 1


async def test_an_item_approved_again_with_nothing_changed_keeps_its_place_and_is_told_as_pooled(world: World) -> None:
    entry_id = await world.pool()
    await world.assign(entry_id)
    later = an_item(entry_id, version=7).approved_at + timedelta(days=1)
    again = {"approved_at": later, "submitted_at": later}
    await world.hear(an_item(entry_id, version=7, **again))
    await world.hear(received(entry_id, version=8, **again))
    assert await state_of(world, entry_id) == "assigned"
    told = await world.told("publicity.item.pooled")
    assert [(event.version, event.data["item_version"]) for event in told] == [(1, 3), (2, 7)]


async def test_a_pool_that_starts_anew_takes_an_item_from_its_last_fact(world: World) -> None:
    item_id = new_id()
    await world.hear(received(item_id, version=4))
    assert await state_of(world, item_id) == "pooled"


async def test_an_item_taken_back_before_the_release_leaves_the_pool(world: World) -> None:
    for entry_id in (await world.pool(), await world.decide()):
        before = len(await world.told())
        await world.hear(withdrawn(entry_id))
        assert await state_of(world, entry_id) == "withdrawn"
        assert len(await world.told()) == before
        answer = await world.publisher.post("/releases", {"entry_ids": [str(entry_id)]})
        assert answer.json()["code"] == "entry-not-ready"
    assert (await world.editors[0].read("/entries"))["items"] == []
    assert await world.editors[0].read("/entries/counts") == {}


async def test_an_item_taken_back_after_the_release_is_withdrawn_for_the_units_reason(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    delivery = deliver(withdrawn(entry_id))
    await world.consumer.handle([delivery])
    await world.consumer.handle([delivery])
    (item,) = (await desk.read("/feed/items"))["items"]
    assert item["pubStatus"] == "canceled"
    assert "作者要求撤回" in item["edNote"]
    (told,) = await world.told("publicity.item.withdrawn")
    assert (told.data["reason"], told.data["feed_sequence"]) == ("作者要求撤回", 2)


async def test_a_withdrawal_by_the_unit_after_one_by_the_ministry_changes_nothing(world: World) -> None:
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    await world.hear(withdrawn(entry_id))
    assert len(await world.told("publicity.item.withdrawn")) == 1


async def test_a_withdrawal_that_comes_before_the_approval_keeps_the_item_out(world: World) -> None:
    item = an_item()
    await world.hear(withdrawn(item.item_id))
    await world.hear(item)
    assert await state_of(world, item.item_id) == "404"
    other = an_item()
    await world.hear(withdrawn(other.item_id), other)
    assert await state_of(world, other.item_id) == "404"


async def test_an_item_that_was_taken_back_and_approved_again_starts_from_the_beginning(world: World) -> None:
    entry_id = await world.pool()
    await world.propose(entry_id)
    await world.hear(withdrawn(entry_id))
    await world.hear(an_item(entry_id, version=9, content={"title": "改过的标题"}, content_hash="1" * 64))
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert (shown["state"], shown["title"], shown["mean"]) == ("pooled", "改过的标题", None)
    assert (shown["assignments"], shown["scores"], shown["proposal_reason"]) == ([], [], "")
    told = await world.told("publicity.item.pooled")
    assert [event.version for event in told] == [1, 2]
    await world.review(entry_id)
    assert await state_of(world, entry_id) == "final_reviewed"


async def test_what_went_out_is_not_changed_by_a_later_approval(world: World) -> None:
    entry_id = await world.release()
    desk = await world.desk()
    before = await desk.read("/feed/items")
    await world.correct(entry_id)
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert (shown["state"], shown["title"]) == ("released", "胡同口的职教法小课堂")
    assert (await desk.read("/feed/items"))["items"] == before["items"]


async def test_assets_may_be_ready_before_or_after_the_item_is_approved(world: World) -> None:
    early, late = new_id(), new_id()
    await world.hear(an_asset(early))
    entry_id = await world.decide(content={"asset_ids": (early, late)})
    await world.hear(an_asset(late))
    await world.hear(an_asset(late))
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert [asset["ready"] for asset in shown["assets"]] == [True, True]
    await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})


async def test_r54_what_was_attached_for_the_approval_comes_neither_to_the_entry_nor_to_what_can_be_shown(
    world: World,
) -> None:
    document = new_id()
    told = {**dict(an_asset(document)), "kind": "document", "rights": None, "renditions": ()}
    plan = an_item(attachment_ids=(document,))

    await world.hear(AssetReady(**told), plan)

    entry = (await world.editors[0].get(f"/entries/{plan.item_id}")).text
    assert str(plan.item_id) in entry
    assert str(document) not in entry
    async with world.database.work() as work:
        assert await work.find(KnownAsset, document) is None
