"""From the pool to the media, step by step."""

from tests.services.publicity.world import World


async def test_an_item_goes_from_the_pool_to_the_feed(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    page = await desk.read("/feed/items")
    assert [item["uri"] for item in page["items"]] == [f"http://gateway.test/media/items/{entry_id}"]
    assert page["items"][0]["pubStatus"] == "usable"
    shown = await world.publisher.read(f"/entries/{entry_id}")
    assert (shown["state"], shown["feed_sequence"]) == ("released", 1)
    types = [event.type for event in await world.told() if event.subject == str(entry_id)]
    assert types == [
        "publicity.item.pooled.v1",
        "cn.openweek.media.item.published.v1",
        "publicity.item.released.v1",
    ]
