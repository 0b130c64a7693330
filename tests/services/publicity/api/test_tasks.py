"""My tasks in the ministry's selection and at the desks: what waits for whom, and why."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.testing import count_statements
from contracts.roles import Role
from tests.services.publicity.world import Person, World, a_grant, points


async def tasks_for(person: Person) -> list[dict[str, Any]]:
    """What waits for someone."""
    items: list[dict[str, Any]] = (await person.read("/tasks"))["items"]
    return items


async def kinds_for(person: Person) -> list[str]:
    """What there is to do."""
    return [each["kind"] for each in await tasks_for(person)]


async def test_an_editor_is_led_from_the_pool_to_the_decision(world: World) -> None:
    first, second, final = world.editors
    entry_id = await world.pool()
    (assign,) = await tasks_for(first)
    await world.assign(entry_id)
    while_scored = await kinds_for(first)
    await world.score(entry_id)
    scored = await kinds_for(first)
    await first.done(f"/entries/{entry_id}/proposal", {"reason": "做法新"})
    proposed = await kinds_for(first)
    verdict = {"verdict": "pass", "note": ""}
    await first.done(f"/entries/{entry_id}/reviews", {"stage": "first", **verdict})
    after_first = (await kinds_for(first), await kinds_for(second))
    await second.done(f"/entries/{entry_id}/reviews", {"stage": "second", **verdict})
    after_second = (await kinds_for(first), await kinds_for(second), await kinds_for(final))
    await final.done(f"/entries/{entry_id}/reviews", {"stage": "final", **verdict})

    assert (assign["kind"], assign["subject_id"], assign["why"]) == ("assign", str(entry_id), "等待分配评审专家")
    assert (assign["title"], assign["unit_name"]) == ("胡同口的职教法小课堂", "齐鲁示例职业学院")
    assert (while_scored, scored, proposed) == ([], ["propose"], ["review-first"])
    assert after_first == ([], ["review-second"])
    assert after_second == ([], [], ["review-final"])
    assert [await kinds_for(each) for each in world.editors] == [["decide"]] * 3


async def test_an_entry_that_a_reviewer_left_is_to_be_assigned_again(world: World) -> None:
    entry_id = await world.pool()
    leaving, _ = await world.assign(entry_id)
    await leaving.done(f"/entries/{entry_id}/recusal", {"reason": "熟人"})

    (assign,) = await tasks_for(world.editors[0])

    assert (assign["kind"], assign["why"]) == ("assign", "有专家回避，需补充评审专家")


async def test_a_veto_is_pointed_out_to_who_may_propose(world: World) -> None:
    entry_id = await world.pool()
    for reviewer in await world.assign(entry_id):
        await reviewer.done(f"/entries/{entry_id}/scores", {"points": points(0), "comment": "与活动周无关"})

    (propose,) = await tasks_for(world.editors[0])

    assert "一票否决" in propose["why"]


async def test_a_reviewer_scores_what_was_assigned_and_nothing_else(world: World) -> None:
    entry_id = await world.pool()
    assigned = await world.assign(entry_id)
    (other,) = [each for each in world.reviewers if each not in assigned]

    (score,) = await tasks_for(assigned[0])
    nothing = await tasks_for(other)
    await assigned[0].done(f"/entries/{entry_id}/scores", {"points": points(), "comment": "材料扎实"})

    assert (score["kind"], score["subject_id"]) == ("score", str(entry_id))
    assert nothing == await tasks_for(assigned[0]) == []
    assert await kinds_for(assigned[1]) == ["score"]


async def test_a_reviewer_who_is_an_editor_too_is_not_shown_what_they_are_recused_from(world: World) -> None:
    both = world.person(Role.REVIEWER, Role.EDITOR)
    await world.hear(a_grant(both, region="山东省"))
    await world.pool()

    assert await tasks_for(both) == []


async def test_a_publisher_releases_what_others_decided(world: World) -> None:
    until = datetime.now(UTC) + timedelta(days=1)
    plain = await world.decide()
    embargoed = await world.decide(embargoed_until=until)
    deciding = world.person(Role.EDITOR, Role.PUBLISHER)
    deciding.account_id = world.editors[0].account_id

    plain_task, embargoed_task = await tasks_for(world.publisher)

    assert [plain_task["subject_id"], embargoed_task["subject_id"]] == [str(plain), str(embargoed)]
    assert plain_task["why"] == "已决定采用，等待发布"
    assert "解禁" in embargoed_task["why"]
    assert "release" not in await kinds_for(deciding)


async def test_a_desk_confirms_a_withdrawal_and_is_done(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    await world.editors[0].done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    late = await world.desk("后来的媒体")

    (confirm,) = await tasks_for(desk)
    at = datetime.now(UTC).isoformat()
    await desk.done(f"/feed/items/{entry_id}/receipts", {"status": "removed", "at": at})

    assert (confirm["kind"], confirm["subject_id"]) == ("confirm-withdrawal", str(entry_id))
    assert confirm["why"].endswith("撤回原因：数据有误")
    assert await tasks_for(desk) == await tasks_for(late) == []


async def test_the_oldest_task_comes_first_and_all_take_one_statement(world: World) -> None:
    older, newer = await world.pool(), await world.pool()
    editor = world.person(Role.EDITOR, Role.PUBLISHER)

    with count_statements(world.database.engine) as count:
        found = await tasks_for(editor)

    assert [each["subject_id"] for each in found] == [str(older), str(newer)]
    assert len(count) == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.REGISTRAR, Role.OPERATOR])
async def test_other_roles_have_no_tasks_here(world: World, role: Role) -> None:
    answer = await world.person(role).get("/tasks")

    assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")
