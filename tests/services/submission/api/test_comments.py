"""Comments of co-departments: what a territory has submitted, said by name, and never a duty (R31)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from chassis.clock import FixedClock
from chassis.rows import new_id
from contracts.registry import AccessRevoked
from contracts.roles import Role
from tests.services.submission.world import BASE, Person, World

WORDS = "请补充网信部门的线上活动，宣传口可以同步推送。"


async def say(person: Person, item_id: Any, text: str = WORDS, **more: Any) -> httpx.Response:
    """POST a comment."""
    return await person.send("POST", f"{BASE}/{item_id}/comments", json={"text": text, **more})


async def take_back(person: Person, item_id: Any, comment_id: Any) -> httpx.Response:
    """Withdraw a comment."""
    return await person.send("POST", f"{BASE}/{item_id}/comments/{comment_id}/withdrawal")


async def said_of(person: Person, item_id: Any) -> list[dict[str, Any]]:
    """What a reader reads."""
    answer = await person.send("GET", f"{BASE}/{item_id}/comments")
    assert answer.status_code == 200, answer.text
    comments: list[dict[str, Any]] = answer.json()["items"]
    return comments


async def test_r31_a_co_department_comments_by_its_name_and_the_unit_and_the_levels_above_read_it(
    world: World,
) -> None:
    liaison, department = world.liaison(), await world.department()
    item = await world.a_submission(liaison)

    answer = await say(department, item["id"], pointer="/background")

    assert answer.status_code == 201, answer.text
    assert answer.json()["actions"]["allowed"] == ["withdraw"]
    readers = (
        liaison,
        world.approver(),
        world.person(world.ministry, Role.EDITOR),
        await world.department(name="网信办"),
    )
    for reader in readers:
        (comment,) = await said_of(reader, item["id"])
        assert (comment["author_name"], comment["by_department"]) == ("山东省委宣传部", True)
        assert (comment["text"], comment["pointer"], comment["submission_number"]) == (WORDS, "/background", 1)
        assert comment["actions"]["allowed"] == []
    (line,) = (await liaison.send("GET", BASE)).json()["items"]
    assert line["comments"] == 1


async def test_r31_an_approver_answers_by_a_comment_in_the_name_of_the_unit(world: World) -> None:
    department = await world.department()
    item = await world.a_submission(world.liaison())
    await say(department, item["id"])

    await say(world.approver(), item["id"], "已请学校补充。")

    names = [(each["author_name"], each["by_department"]) for each in await said_of(department, item["id"])]
    assert names == [("山东省委宣传部", True), ("单位370000", False)]


async def test_r31_a_comment_is_no_duty_and_keeps_nothing_waiting(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    item = await world.a_submission(liaison)
    await say(await world.department(), item["id"])

    assert (await approver.approve(item["id"], revision=item["revision"])).status_code == 201
    assert (await liaison.send("GET", "/api/submission/v1/tasks")).json()["items"] == []


async def test_r31_a_slip_leaves_no_trace_and_what_is_withdrawn_later_shows_that_it_was(world: World) -> None:
    department, liaison = await world.department(), world.liaison()
    item = await world.a_submission(liaison)
    slip, kept = [(await say(department, item["id"])).json()["id"] for _ in range(2)]

    assert (await take_back(department, item["id"], slip)).status_code == 204
    world.app.state.runtime.database.clock = FixedClock(world.clock.now() + timedelta(minutes=11))
    assert (await take_back(department, item["id"], kept)).status_code == 204

    (comment,) = await said_of(liaison, item["id"])
    assert (comment["id"], comment["text"], comment["withdrawn_at"] is not None) == (kept, "", True)
    (line,) = (await liaison.send("GET", BASE)).json()["items"]
    assert line["comments"] == 0


async def test_r31_nobody_takes_back_what_another_said(world: World) -> None:
    department, other = await world.department(), await world.department(name="网信办")
    item, second = [await world.a_submission(world.liaison()) for _ in range(2)]
    comment = (await say(department, item["id"])).json()["id"]

    assert (await take_back(other, item["id"], comment)).json()["code"] == "not-your-comment"
    assert (await take_back(department, second["id"], comment)).status_code == 404
    assert (await take_back(world.liaison(), item["id"], comment)).status_code == 403


@pytest.mark.parametrize("text", ["", "长" * 1001, "隐\u202e藏"])
async def test_r31_a_comment_is_plain_text_of_a_thousand_characters_at_most(world: World, text: str) -> None:
    item = await world.a_submission(world.liaison())

    assert (await say(await world.department(), item["id"], text)).json()["code"] == "invalid-input"


async def test_r31_a_script_in_a_comment_is_text_like_any_other(world: World) -> None:
    department = await world.department()
    item = await world.a_submission(world.liaison())
    text = "<script>alert(1)</script>"

    assert (await say(department, item["id"], text)).json()["text"] == text


async def test_r31_a_comment_points_to_a_place_that_was_submitted(world: World) -> None:
    item = await world.a_submission(world.liaison())

    answer = await say(await world.department(), item["id"], pointer="/nowhere")

    assert answer.json()["code"] == "note-pointer-unknown"


async def test_r31_what_was_withdrawn_is_not_commented_and_a_liaison_says_nothing(world: World) -> None:
    liaison, department = world.liaison(), await world.department()
    item = await world.a_submission(liaison)
    assert (await say(liaison, item["id"])).status_code == 403
    await liaison.withdraw(item["id"])

    assert (await say(department, item["id"])).json()["code"] == "item-not-commentable"
    locked = (await department.read(item["id"]))["actions"]["locked"]
    assert [each["action"] for each in locked] == ["comment"]


async def test_r31_a_department_that_left_says_nothing_more_and_a_renamed_one_speaks_by_its_new_name(
    world: World,
) -> None:
    department = await world.department()
    item = await world.a_submission(world.liaison())
    await say(department, item["id"])

    await world.tell(world.granted(department, "中共山东省委宣传部", version=2))
    await say(department, item["id"])
    await world.tell(AccessRevoked(account_id=department.account.id, version=3))

    assert (await say(department, item["id"])).json()["code"] == "department-unknown"
    said = await said_of(world.liaison(), item["id"])
    assert [each["author_name"] for each in said] == ["山东省委宣传部", "中共山东省委宣传部"]


async def test_r31_a_department_of_which_nothing_was_told_yet_is_asked_to_wait(world: World) -> None:
    item = await world.a_submission(world.liaison())

    answer = await say(world.person(world.province, Role.CO_DEPARTMENT), item["id"])

    assert (answer.status_code, answer.json()["code"]) == (409, "department-unknown")
    assert (await say(await world.department(), new_id())).status_code == 404
