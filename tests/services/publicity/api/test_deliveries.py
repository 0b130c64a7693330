"""A desk's own page, and the ministry's board of acknowledgements."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.registry import AccessRevoked
from contracts.roles import Role
from tests.services.publicity.world import Person, World


async def receipt(desk: Person, entry_id: UUID, status: str = "received") -> None:
    """The desk answers."""
    at = datetime.now(UTC).isoformat()
    await desk.done(f"/feed/items/{entry_id}/receipts", {"status": status, "at": at})


async def withdraw(world: World, entry_id: UUID) -> None:
    """The ministry takes a release back."""
    await world.editors[0].done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})


async def acknowledgements(world: World, entry_id: UUID) -> dict[str, Any]:
    """The board of one item."""
    found: dict[str, Any] = await world.publisher.read(f"/releases/{entry_id}/acknowledgements")
    return found


async def test_a_desk_sees_how_far_it_is_in_one_statement_besides_its_standing(world: World) -> None:
    desk = await world.desk()
    first, second = await world.release(), await world.release()
    await receipt(desk, first)

    with count_statements(world.database.engine) as count:
        state = await desk.read("/feed/state")

    assert (state["head"], state["unreceived"], state["unconfirmed_withdrawals"]) == (2, 1, 0)
    assert state["oldest_unreceived_at"] is not None
    assert state["last_receipt_at"] is not None
    assert len(count) == 2
    gaps = (await desk.read("/feed/gaps"))["items"]
    assert [(each["sequence"], each["item_id"], each["title"]) for each in gaps] == [
        (2, str(second), "胡同口的职教法小课堂")
    ]


async def test_an_empty_feed_has_no_gaps(world: World) -> None:
    desk = await world.desk()

    assert await desk.read("/feed/state") == {
        "head": 0,
        "unreceived": 0,
        "oldest_unreceived_at": None,
        "unconfirmed_withdrawals": 0,
        "last_receipt_at": None,
    }
    assert await desk.read("/feed/gaps") == {"items": [], "next": None}


async def test_another_desks_receipt_closes_no_gap_of_mine(world: World) -> None:
    desk, other = await world.desk(), await world.desk("示例新闻网")
    entry_id = await world.release()
    await receipt(other, entry_id)

    assert (await desk.read("/feed/state"))["unreceived"] == 1
    assert (await other.read("/feed/state"))["unreceived"] == 0


async def test_a_withdrawn_item_is_no_gap_but_a_confirmation_that_is_owed(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    await withdraw(world, entry_id)

    state = await desk.read("/feed/state")

    assert (state["head"], state["unreceived"], state["unconfirmed_withdrawals"]) == (2, 0, 1)
    assert (await desk.read("/feed/gaps"))["items"] == []
    await receipt(desk, entry_id, "removed")
    assert (await desk.read("/feed/state"))["unconfirmed_withdrawals"] == 0


async def test_gaps_come_page_by_page_and_a_cursor_is_the_desks_own(world: World) -> None:
    desk, other = await world.desk(), await world.desk("示例新闻网")
    released = [await world.release() for _ in range(3)]

    first = await desk.read("/feed/gaps?limit=2")
    rest = await desk.read(f"/feed/gaps?limit=2&cursor={first['next']}")
    stolen = await other.get(f"/feed/gaps?cursor={first['next']}")

    assert [each["item_id"] for each in (*first["items"], *rest["items"])] == [str(each) for each in released]
    assert rest["next"] is None
    assert stolen.json()["code"] == "cursor-invalid"


async def test_a_desk_sees_everything_newest_first_with_its_own_receipts_and_coverage(world: World) -> None:
    desk, other = await world.desk(), await world.desk("示例新闻网")
    older, newer = await world.release(), await world.release()
    await receipt(desk, older)
    await receipt(desk, older, "used")
    await receipt(other, newer)
    printed = {
        "outlet": "示例日报",
        "title": "小课堂",
        "url": "https://news.example/1",
        "published_at": datetime.now(UTC).isoformat(),
    }
    await desk.done(f"/feed/items/{older}/coverage", printed)

    with count_statements(world.database.engine) as count:
        first = await desk.read("/feed/deliveries?limit=1")
    rest = await desk.read(f"/feed/deliveries?cursor={first['next']}")

    (new,), (old,) = first["items"], rest["items"]
    assert (new["item_id"], new["receipts"], new["coverage_count"]) == (str(newer), [], 0)
    assert (old["item_id"], [each["status"] for each in old["receipts"]]) == (str(older), ["received", "used"])
    assert (old["coverage_count"], rest["next"]) == (1, None)
    assert len(count) == 2


async def test_a_withdrawn_item_stands_in_the_deliveries_once_as_withdrawn(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    await withdraw(world, entry_id)

    (line,) = (await desk.read("/feed/deliveries"))["items"]

    assert (line["item_id"], line["kind"]) == (str(entry_id), "canceled")


async def test_a_desk_whose_access_was_ended_reads_nothing(world: World) -> None:
    desk = await world.desk()
    await world.hear(AccessRevoked(version=2, account_id=desk.account_id))

    for path in ("/feed/state", "/feed/gaps", "/feed/deliveries"):
        assert (await desk.get(path)).json()["code"] == "desk-ended"


async def test_the_ministry_sees_every_desk_that_owes_an_answer_and_when_it_came(world: World) -> None:
    desk, _silent = await world.desk("甲日报"), await world.desk("乙网")
    entry_id = await world.release()
    await withdraw(world, entry_id)
    await world.desk("后来的媒体")
    await receipt(desk, entry_id, "removed")

    with count_statements(world.database.engine) as count:
        shown = await acknowledgements(world, entry_id)

    assert (shown["state"], shown["withdrawal_reason"], shown["owed"], shown["confirmed"]) == (
        "withdrawn",
        "数据有误",
        2,
        1,
    )
    assert {each["desk_name"]: each["confirmed_at"] is not None for each in shown["items"]} == {
        "甲日报": True,
        "乙网": False,
    }
    assert len(count) == 2


async def test_a_desk_that_has_ended_owes_nothing_more_but_its_answer_stays(world: World) -> None:
    answered, silent = await world.desk("甲日报"), await world.desk("乙网")
    entry_id = await world.release()
    await withdraw(world, entry_id)
    await receipt(answered, entry_id, "removed")
    for desk in (answered, silent):
        await world.hear(AccessRevoked(version=2, account_id=desk.account_id))

    shown = await acknowledgements(world, entry_id)

    assert [each["desk_name"] for each in shown["items"]] == ["甲日报"]


async def test_while_a_release_stands_nobody_owes_an_answer(world: World) -> None:
    await world.desk()
    entry_id = await world.release()

    shown = await acknowledgements(world, entry_id)

    assert (shown["state"], shown["owed"], shown["items"]) == ("released", 0, [])


async def test_what_was_never_released_has_no_board_and_a_desk_sees_none(world: World) -> None:
    pooled = await world.pool()
    desk = await world.desk()

    for entry_id in (pooled, new_id()):
        assert (await world.publisher.get(f"/releases/{entry_id}/acknowledgements")).status_code == 404
    assert (await desk.get(f"/releases/{pooled}/acknowledgements")).status_code == 403
    assert (await world.person(Role.EDITOR).get("/feed/state")).status_code == 403
