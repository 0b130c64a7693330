"""What desks say back, and the board of withdrawals."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from chassis.rows import new_id
from contracts.registry import AccessRevoked
from tests.services.publicity.world import Person, World

NOW = datetime.now(UTC).isoformat()


def coverage(**changes: Any) -> dict[str, Any]:
    return {
        "outlet": "示例日报",
        "title": "胡同口的小课堂",
        "url": "https://news.example/2023/1.html",
        "published_at": NOW,
    } | changes


async def receipt(desk: Person, entry_id: UUID, status: str) -> int:
    answer = await desk.post(f"/feed/items/{entry_id}/receipts", {"status": status, "at": NOW})
    return answer.status_code


async def test_coverage_is_told_to_the_school_with_all_that_was_reported_before(world: World) -> None:
    desk, other = await world.desk(), await world.desk("示例新闻网")
    entry_id = await world.release()
    await desk.done(f"/feed/items/{entry_id}/coverage", coverage())
    await other.done(f"/feed/items/{entry_id}/coverage", coverage(url="http://web.example/a?b=1", outlet="示例新闻网"))
    told = await world.told("publicity.item.covered")
    assert [len(event.data["coverage"]) for event in told] == [1, 2]
    assert told[1].data["coverage"][1]["outlet"] == "示例新闻网"
    assert told[1].data["feed_sequence"] == 1
    assert [event.version for event in told] == [3, 4]
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert [each["outlet"] for each in shown["coverage"]] == ["示例日报", "示例新闻网"]


async def test_an_address_is_reported_once(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    await desk.done(f"/feed/items/{entry_id}/coverage", coverage())
    again = await desk.post(f"/feed/items/{entry_id}/coverage", coverage(title="另一个标题"))
    assert (again.status_code, again.json()["code"]) == (409, "coverage-known")


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "javascript:alert(1)"},
        {"url": "ftp://news.example/1"},
        {"url": "data:text/html,x"},
        {"url": "news.example/1"},
        {"outlet": " "},
        {"title": "长" * 201},
        {"published_at": "2023-05-15T10:00:00"},
        {"reach": 5},
    ],
)
async def test_coverage_of_another_form_is_refused(world: World, changes: dict[str, Any]) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    assert (await desk.post(f"/feed/items/{entry_id}/coverage", coverage(**changes))).status_code == 422


async def test_nothing_is_reported_for_what_is_not_out_or_was_withdrawn(world: World) -> None:
    desk = await world.desk()
    unreleased, withdrawn = await world.decide(), await world.release()
    await world.publisher.done(f"/releases/{withdrawn}/withdrawal", {"reason": "有误"})
    for item_id, status in ((unreleased, 404), (new_id(), 404), (withdrawn, 410)):
        assert (await desk.post(f"/feed/items/{item_id}/coverage", coverage())).status_code == status
    assert await world.told("publicity.item.covered") == []


async def test_receipts_are_kept_and_may_be_given_again(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    for status in ("received", "used", "published", "received"):
        assert await receipt(desk, entry_id, status) == 201
    assert await receipt(desk, entry_id, "liked") == 422
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    answer = await desk.post(f"/feed/items/{entry_id}/receipts", {"status": "used", "at": later})
    assert answer.json()["code"] == "receipt-in-future"


async def test_a_withdrawal_stays_open_until_each_desk_confirmed_the_removal(world: World) -> None:
    first, second = await world.desk("示例日报"), await world.desk("示例新闻网")
    entry_id = await world.release()
    assert await receipt(first, entry_id, "removed") == 201  # of its own accord, before the withdrawal
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    board = (await world.editors[0].read("/withdrawals"))["items"]
    assert {each["desk_name"] for each in board} == {"示例日报", "示例新闻网"}
    assert {each["reason"] for each in board} == {"数据有误"}
    assert [each["desk_id"] for each in (await first.read("/withdrawals"))["items"]] == [str(first.account_id)]
    assert await receipt(first, entry_id, "received") == 201
    assert await receipt(first, entry_id, "used") == 410
    assert len((await first.read("/withdrawals"))["items"]) == 1
    assert await receipt(first, entry_id, "removed") == 201
    assert (await first.read("/withdrawals"))["items"] == []
    assert [each["desk_name"] for each in (await world.publisher.read("/withdrawals"))["items"]] == ["示例新闻网"]
    assert await receipt(second, entry_id, "removed") == 201
    assert (await world.publisher.read("/withdrawals"))["items"] == []


async def test_the_board_is_read_in_pages(world: World) -> None:
    for n in range(3):
        await world.desk(f"示例媒体{n}")
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    seen, query = [], {"limit": "2"}
    while True:
        page = await world.publisher.read("/withdrawals", params=query)
        seen += [each["desk_name"] for each in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert sorted(seen) == ["示例媒体0", "示例媒体1", "示例媒体2"]


async def test_desks_that_came_later_or_ended_owe_no_answer(world: World) -> None:
    ended = await world.desk()
    entry_id = await world.release()
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    await world.desk("后来的媒体")
    assert len((await world.publisher.read("/withdrawals"))["items"]) == 1
    await world.hear(AccessRevoked(version=2, account_id=ended.account_id))
    assert (await world.publisher.read("/withdrawals"))["items"] == []
