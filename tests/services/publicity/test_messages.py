"""Replay: what stands now, under the versions that it has."""

from contracts.base import Event
from services.publicity.messages import current_state
from tests.services.publicity.world import World


async def state(world: World) -> list[Event]:
    async with world.database.work() as work:
        return [event async for event in current_state(work)]


async def test_replay_tells_of_each_entry_and_each_document_what_was_told_last(world: World) -> None:
    desk = await world.desk()
    pooled, released = await world.pool(), await world.release()
    covered, withdrawn = await world.release(), await world.release()
    body = {"outlet": "示例日报", "title": "报道", "url": "https://a.example/1", "published_at": "2023-05-16T00:00:00Z"}
    await desk.done(f"/feed/items/{covered}/coverage", body)
    await world.publisher.done(f"/releases/{withdrawn}/withdrawal", {"reason": "有误"})
    last = {(event.topic, event.subject): event for event in await world.told()}
    replayed = await state(world)
    assert {str(event.subject) for event in replayed} == {str(each) for each in (pooled, released, covered, withdrawn)}
    assert len(replayed) == len(last) == 7
    for event in replayed:
        told = last[(event.topic, str(event.subject))]
        assert (event.type, event.version) == (told.type, told.version)
        assert type(event).model_validate_json(event.payload()) == type(event).model_validate(told.data)
    feed = [event.version for event in replayed if event.topic == "openweek.media.items"]
    assert feed == sorted(feed)


async def test_versions_on_each_topic_grow_by_one_fact(world: World) -> None:
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    told = [event for event in await world.told("publicity") if event.subject == str(entry_id)]
    assert [event.version for event in told] == [1, 2, 3]
