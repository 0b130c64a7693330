"""Releases and withdrawals."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from chassis.rows import new_id
from contracts.roles import Role
from services.publicity.worker import due_chore
from tests.infra.waiting import eventually
from tests.services.publicity.world import Person, World, an_asset


async def sequences(world: World) -> list[int]:
    async with world.database.connection() as connection:
        return list((await connection.execute(text("select sequence from feed_item order by sequence"))).scalars())


async def test_whoever_scored_reviewed_or_decided_does_not_release(world: World) -> None:
    entry_id = await world.decide()
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    involved = [world.editors[2].account_id, shown["assignments"][0]["reviewer_id"], shown["decided_by"]]
    for account_id in involved:
        person = world.person(Role.PUBLISHER)
        person.account_id = account_id
        answer = await person.post("/releases", {"entry_ids": [str(entry_id)]})
        assert (answer.status_code, answer.json()["code"]) == (403, "release-by-reviewer")
        assert answer.json()["entryId"] == str(entry_id)
    assert await sequences(world) == []


async def test_a_release_is_one_act_all_or_nothing(world: World) -> None:
    ready = [await world.decide() for _ in range(2)]
    unready = await world.pool()
    before = len(await world.told())
    for odd_one in (unready, new_id()):
        answer = await world.publisher.post("/releases", {"entry_ids": [*map(str, ready), str(odd_one)]})
        assert answer.status_code in (404, 409)
    assert await sequences(world) == []
    assert len(await world.told()) == before
    assert (await world.editors[0].read(f"/entries/{ready[0]}"))["state"] == "decided"
    done = await world.publisher.done("/releases", {"entry_ids": [str(each) for each in reversed(ready)]})
    assert [(item["id"], item["feed_sequence"]) for item in done["items"]] == [(str(ready[1]), 1), (str(ready[0]), 2)]


async def test_an_entry_named_twice_is_refused(world: World) -> None:
    entry_id = str(await world.decide())
    assert (await world.publisher.post("/releases", {"entry_ids": [entry_id, entry_id]})).status_code == 422


async def test_a_release_waits_for_every_photo_and_video(world: World) -> None:
    photo, video = new_id(), new_id()
    entry_id = await world.decide(content={"asset_ids": (photo, video)})
    await world.hear(an_asset(photo))
    answer = await world.publisher.post("/releases", {"entry_ids": [str(entry_id)]})
    assert (answer.status_code, answer.json()["code"]) == (409, "assets-not-ready")
    assert answer.json()["assetIds"] == [str(video)]
    await world.hear(an_asset(video, kind="video"))
    await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
    told = (await world.told("publicity.item.released"))[-1]
    assert told.data["asset_ids"] == [str(photo), str(video)]


async def test_twenty_releases_at_once_take_sequences_without_a_gap_in_the_order_of_commits(world: World) -> None:
    entries = [await world.decide() for _ in range(20)]
    seen: list[list[int]] = []
    done = asyncio.Event()

    async def look() -> None:
        while not done.is_set():
            seen.append(await sequences(world))

    looking = asyncio.create_task(look())
    publishers = [world.person(Role.PUBLISHER) for _ in entries]
    await asyncio.gather(
        *(
            each.done("/releases", {"entry_ids": [str(entry_id)]})
            for each, entry_id in zip(publishers, entries, strict=True)
        )
    )
    done.set()
    await looking
    assert await sequences(world) == list(range(1, 21))
    # What a reader sees has no hole at any moment: what is committed later has a higher number.
    assert all(each == list(range(1, len(each) + 1)) for each in seen)
    assert len({len(each) for each in seen}) > 2
    # One lane for the whole feed: the order on Kafka is the order of the sequence, across items too.
    async with world.database.connection() as connection:
        statement = (
            "select lane, (headers->>'ce_sequence')::int from outbox where topic = 'openweek.media.items' order by id"
        )
        sent = [tuple(row) for row in await connection.execute(text(statement))]
    assert [sequence for _, sequence in sent] == list(range(1, 21))
    assert len({lane for lane, _ in sent}) == 1


async def test_one_of_two_releases_of_the_same_entry_wins(world: World) -> None:
    entry_id = await world.decide()
    publishers = [world.person(Role.PUBLISHER) for _ in range(5)]
    answers = await asyncio.gather(*(each.post("/releases", {"entry_ids": [str(entry_id)]}) for each in publishers))
    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409, 409]
    assert await sequences(world) == [1]


async def test_a_withdrawal_is_the_next_sequence_and_carries_the_reason_and_no_content(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    start = await desk.read("/feed/items")
    done = await world.editors[0].done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    assert done["feed_sequence"] == 2
    page = await desk.read("/feed/items", params={"cursor": start["next"]})
    (item,) = page["items"]
    assert (item["uri"], item["pubStatus"]) == (start["items"][0]["uri"], "canceled")
    assert "数据有误" in item["edNote"]
    assert "bodies" not in item
    assert "associations" not in item
    assert item["version"] == "2"
    told = [event.type for event in await world.told() if event.subject == str(entry_id)]
    assert told[-2:] == ["cn.openweek.media.item.canceled.v1", "publicity.item.withdrawn.v1"]


async def test_a_release_is_withdrawn_once(world: World) -> None:
    entry_id = await world.release()
    path = f"/releases/{entry_id}/withdrawal"
    answers = await asyncio.gather(*(each.post(path, {"reason": "有误"}) for each in world.editors))
    assert sorted(each.status_code for each in answers) == [201, 409, 409]
    again = await world.publisher.post(path, {"reason": "再撤"})
    assert (again.status_code, again.json()["code"]) == (409, "already-withdrawn")
    assert await sequences(world) == [1, 2]


async def test_only_what_is_released_is_withdrawn(world: World) -> None:
    entry_id = await world.decide()
    answer = await world.editors[0].post(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    assert (answer.status_code, answer.json()["code"]) == (409, "entry-not-ready")
    assert (await world.editors[0].post(f"/releases/{new_id()}/withdrawal", {"reason": "有误"})).status_code == 404
    assert (await world.reviewers[0].post(f"/releases/{entry_id}/withdrawal", {"reason": "x"})).status_code == 403


async def embargoed(world: World, *, seconds: float) -> tuple[Person, str]:
    desk = await world.desk()
    entry_id = await world.release(embargoed_until=datetime.now(UTC) + timedelta(seconds=seconds))
    return desk, str(entry_id)


async def test_nothing_of_an_embargoed_item_is_in_the_feed_or_on_kafka_before_its_time(world: World) -> None:
    desk, entry_id = await embargoed(world, seconds=3600)
    let_out = due_chore("http://gateway.test")
    await let_out(world.database)
    assert (await desk.read("/feed/items"))["items"] == []
    for path in (f"/feed/items/{entry_id}", f"/feed/items/{entry_id}/package.zip"):
        answer = await desk.get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "item-embargoed")
        assert "小课堂" not in answer.text
    assert await world.told("cn.openweek") == []
    released = (await world.told("publicity.item.released"))[-1]
    assert (released.data["feed_sequence"], released.version) == (0, 2)
    assert released.data["embargoed_until"] is not None


async def test_an_embargoed_item_goes_out_by_itself_when_its_time_has_come(world: World) -> None:
    desk, entry_id = await embargoed(world, seconds=3600)
    later = await world.release()
    async with world.database.connection() as connection:
        statement = text("update entry set embargoed_until = now() - interval '1 second' where id = :id")
        await connection.execute(statement, {"id": entry_id})
    let_out = due_chore("http://gateway.test")
    await asyncio.gather(*(let_out(world.database) for _ in range(3)))
    page = await desk.read("/feed/items")
    assert [item["uri"].rpartition("/")[2] for item in page["items"]] == [str(later), entry_id]
    assert page["items"][1]["embargoedUntil"]
    assert len(await world.told("cn.openweek")) == 2
    released = [event for event in await world.told("publicity.item.released") if event.subject == entry_id]
    assert [(event.version, event.data["feed_sequence"]) for event in released] == [(2, 0), (3, 2)]


async def test_a_short_embargo_ends_with_the_clock(world: World) -> None:
    desk, entry_id = await embargoed(world, seconds=1.5)
    let_out = due_chore("http://gateway.test")

    async def is_out() -> bool:
        await let_out(world.database)
        return bool((await desk.read("/feed/items"))["items"])

    assert (await desk.get(f"/feed/items/{entry_id}")).status_code == 403
    out: bool = await eventually(is_out, within=10, pause=0.2)
    assert out
    item = (await desk.read("/feed/items"))["items"][0]
    assert item["versionCreated"] >= item["embargoedUntil"]


async def test_a_withdrawal_within_the_embargo_never_reaches_a_desk(world: World) -> None:
    desk, entry_id = await embargoed(world, seconds=3600)
    done = await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "不再发布"})
    assert done["feed_sequence"] == 0
    await due_chore("http://gateway.test")(world.database)
    assert (await desk.read("/feed/items"))["items"] == []
    assert (await desk.get(f"/feed/items/{entry_id}")).status_code == 404
    assert (await desk.read("/withdrawals"))["items"] == []
    assert [event.data["feed_sequence"] for event in await world.told("publicity.item.withdrawn")] == [0]
