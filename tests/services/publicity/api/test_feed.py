"""The feed as desks pull it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import httpx

from chassis.testing import Issuer, count_statements, running
from contracts.roles import Role
from services.publicity.api.doors import Doors
from services.publicity.main import build
from services.publicity.settings import Settings
from tests.infra.waiting import eventually
from tests.services.publicity.world import BASE, World, a_grant

PINNED_STATEMENTS = 2
PINNED_STATEMENTS_KEPT_PAGE = 1


async def test_pages_follow_the_sequence_and_the_last_link_gives_nothing_new(world: World) -> None:
    desk = await world.desk()
    released = [str(await world.release()) for _ in range(5)]
    seen, query = [], {"limit": "2"}
    while True:
        page = await desk.read("/feed/items", params=query)
        if not page["items"]:
            break
        seen += [item["uri"].rpartition("/")[2] for item in page["items"]]
        query["cursor"] = page["next"]
    assert seen == released
    again = await desk.read("/feed/items", params=query)
    assert (again["items"], again["next"]) == ([], query["cursor"])
    new = str(await world.release())
    fresh = await desk.read("/feed/items", params=query)
    assert [item["uri"].rpartition("/")[2] for item in fresh["items"]] == [new]


async def test_a_cursor_is_the_desks_own_and_cannot_be_changed(world: World) -> None:
    mine, other = await world.desk(), await world.desk("示例新闻网")
    await world.release()
    cursor = (await mine.read("/feed/items"))["next"]
    changed = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    for desk, text in ((other, cursor), (mine, changed), (mine, "nonsense"), (mine, "")):
        answer = await desk.get("/feed/items", params={"cursor": text})
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor-invalid"), text


async def test_only_desks_read_the_feed(world: World) -> None:
    entry_id = await world.release()
    for role in (Role.EDITOR, Role.PUBLISHER, Role.LIAISON, Role.OPERATOR):
        for path in ("/feed/items", f"/feed/items/{entry_id}", f"/feed/items/{entry_id}/package.zip"):
            assert (await world.person(role).get(path)).status_code == 403
    assert (await world.client.get(f"{BASE}/feed/items")).status_code == 401


async def test_a_desk_whose_access_ended_reads_no_more_with_the_token_it_has(world: World) -> None:
    from contracts.registry import AccessRevoked

    desk = await world.desk()
    await world.hear(AccessRevoked(version=2, account_id=desk.account_id))
    answer = await desk.get("/feed/items")
    assert (answer.status_code, answer.json()["code"]) == (403, "desk-ended")


async def test_a_desk_of_which_nothing_was_heard_yet_reads_by_its_token(world: World) -> None:
    await world.release()
    assert len((await world.person(Role.DESK).read("/feed/items"))["items"]) == 1


async def test_limits_are_kept(world: World) -> None:
    desk = await world.desk()
    for query in ({"limit": "501"}, {"limit": "0"}, {"wait": "31"}, {"format": "xml"}, {"since": "yesterday"}):
        assert (await desk.get("/feed/items", params=query)).status_code == 422, query
    assert (await desk.get("/feed/items", params={"limit": "500"})).status_code == 200


async def test_since_starts_at_an_instant_and_a_cursor_goes_on_from_there(world: World) -> None:
    desk = await world.desk()
    await world.release()
    await asyncio.to_thread(lambda: None)
    between = datetime.now(UTC)
    later = str(await world.release())
    page = await desk.read("/feed/items", params={"since": between.isoformat()})
    assert [item["uri"].rpartition("/")[2] for item in page["items"]] == [later]
    assert (await desk.read("/feed/items", params={"cursor": page["next"]}))["items"] == []
    future = (between + timedelta(days=1)).isoformat()
    assert (await desk.read("/feed/items", params={"since": future}))["items"] == []


async def test_the_older_format_holds_the_same_items(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    page = await desk.read("/feed/items", params={"format": "ninjs-1.6"})
    one = await desk.read(f"/feed/items/{entry_id}", params={"format": "ninjs-1.6"})
    assert page["items"] == [one]
    assert one["headline"] == "胡同口的职教法小课堂"
    assert one["$standard"]["version"] == "1.6"


async def test_the_same_page_has_the_same_bytes_and_is_sent_once(world: World) -> None:
    desk = await world.desk()
    await world.release()
    first, again = await desk.get("/feed/items"), await desk.get("/feed/items")
    assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
    unchanged = await desk.get("/feed/items", headers={"if-none-match": first.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    await world.release()
    changed = await desk.get("/feed/items", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200


async def test_a_page_costs_two_statements_and_a_full_one_is_kept(world: World) -> None:
    desk = await world.desk()
    for _ in range(3):
        await world.release()
    with count_statements(world.database.engine) as open_page:
        await desk.read("/feed/items", params={"limit": "50"})
    assert len(open_page) == PINNED_STATEMENTS, open_page.statements
    await desk.read("/feed/items", params={"limit": "3"})
    with count_statements(world.database.engine) as kept_page:
        await desk.read("/feed/items", params={"limit": "3"})
    assert len(kept_page) == PINNED_STATEMENTS_KEPT_PAGE, kept_page.statements


async def test_pages_are_read_anew_while_the_watch_sees_nothing(world: World) -> None:
    desk = await world.desk()
    await world.release()
    await desk.read("/feed/items", params={"limit": "1"})
    watch = doors(world).watch
    watch._look = lambda row: None  # type: ignore[method-assign]  # as when its connection is lost
    watch.looked_at -= 60
    with count_statements(world.database.engine) as counted:
        await desk.read("/feed/items", params={"limit": "1"})
    assert len(counted) == PINNED_STATEMENTS


async def test_a_withdrawn_item_leaves_the_pages_that_were_kept(world: World) -> None:
    desk = await world.desk()
    entry_id, other = str(await world.release()), str(await world.release())
    query = {"limit": "2"}
    assert len((await desk.read("/feed/items", params=query))["items"]) == 2
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})

    async def content_is_gone() -> bool:
        items = (await desk.read("/feed/items", params=query))["items"]
        return [(item["uri"].rpartition("/")[2], item["pubStatus"]) for item in items] == [
            (other, "usable"),
            (entry_id, "canceled"),
        ]

    gone: bool = await eventually(content_is_gone, within=3)
    assert gone


async def test_a_long_poll_wakes_when_an_item_is_released(world: World) -> None:
    desks = [await world.desk(f"示例媒体{n}") for n in range(5)]
    entry_id = await world.decide()

    async def wait(client_desk: int) -> tuple[float, httpx.Response]:
        answer = await desks[client_desk].get("/feed/items", params={"wait": "15"})
        return time.monotonic(), answer

    waiting = [asyncio.create_task(wait(n)) for n in range(5)]
    watch = doors(world).watch
    await eventually(lambda: len(watch._moved._waiters) == 5)  # all five wait for one event of the one watch
    await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
    committed = time.monotonic()
    answers = await asyncio.gather(*waiting)
    assert all(len(answer.json()["items"]) == 1 for _, answer in answers)
    slowest = max(at for at, _ in answers) - committed
    assert slowest < 1.0, f"{slowest:.3f} s"
    print(f"long poll: slowest of five woke {slowest * 1000:.0f} ms after the release was answered")  # noqa: T201


async def test_a_long_poll_without_news_ends_with_an_empty_page(world: World) -> None:
    desk = await world.desk()
    started = time.monotonic()
    page = await desk.read("/feed/items", params={"wait": "0.5"})
    assert page["items"] == []
    assert 0.4 < time.monotonic() - started < 5


async def test_waiting_desks_hold_no_connection_and_share_one_reading(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.decide()
    tasks = [asyncio.create_task(desk.get("/feed/items", params={"wait": "15"})) for _ in range(40)]
    watch = doors(world).watch
    await eventually(lambda: len(watch._moved._waiters) == 40, within=20)
    assert world.database.engine.sync_engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of the pool in use
    with count_statements(world.database.engine) as counted:
        await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
        answers = await asyncio.gather(*tasks)
    assert all(len(answer.json()["items"]) == 1 for answer in answers)
    readings = [each for each in counted.statements if "CAST(feed_item.document" in each]
    assert len(readings) < 5


async def test_who_waits_is_let_go_when_the_process_stops(world: World, settings: Settings, issuer: Issuer) -> None:
    app = build(settings, keys=issuer.keys)
    async with running(app) as client:
        headers = issuer.headers(Role.DESK)
        waiting = asyncio.create_task(client.get(f"{BASE}/feed/items", params={"wait": "15"}, headers=headers))
        watch = app.state.runtime.extras["doors"].watch
        await eventually(lambda: len(watch._moved._waiters) == 1)
        watch.close()
        answer = await asyncio.wait_for(waiting, 5)
    assert (answer.status_code, answer.json()["items"]) == (200, [])


async def test_a_withdrawn_item_is_gone_and_says_what_to_do(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    for path in (f"/feed/items/{entry_id}", f"/feed/items/{entry_id}/package.zip"):
        answer = await desk.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "item-withdrawn")
        assert "数据有误" in answer.json()["detail"]
        assert answer.json()["uri"].endswith(str(entry_id))


async def test_an_item_not_released_is_unknown_to_desks(world: World) -> None:
    desk = await world.desk()
    assert (await desk.get(f"/feed/items/{await world.decide()}")).status_code == 404


async def test_the_address_in_a_document_resolves(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    answer = await world.client.get(f"/media/items/{entry_id}")
    assert answer.status_code == 307
    path = answer.headers["location"].removeprefix("http://gateway.test")
    found = await world.client.get(path, headers=desk.headers())
    assert found.json()["uri"] == f"http://gateway.test/media/items/{entry_id}"
    tagged = await world.client.get(path, headers=desk.headers() | {"if-none-match": found.headers["etag"]})
    assert tagged.status_code == 304


async def test_a_new_grant_gives_an_ended_desk_its_access_back(world: World) -> None:
    from contracts.registry import AccessRevoked

    desk = await world.desk()
    await world.hear(AccessRevoked(version=2, account_id=desk.account_id))
    await world.hear(a_grant(desk, region="", kind="desk", version=3))
    assert (await desk.get("/feed/items")).status_code == 200


def doors(world: World) -> Doors:
    found: Doors = world.app.state.runtime.extras["doors"]
    return found
