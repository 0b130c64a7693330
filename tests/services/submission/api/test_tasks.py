"""My tasks: what waits for whom, since when and why."""

from datetime import timedelta
from typing import Any

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.roles import Role
from tests.services.submission.world import LOCKS, Person, World

TASKS = "/api/submission/v1/tasks"


async def tasks_for(person: Person) -> list[dict[str, Any]]:
    """What waits for someone."""
    answer = await person.send("GET", TASKS)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_a_liaison_has_drafts_to_finish_and_returned_items_to_mend_oldest_first(world: World) -> None:
    liaison = world.liaison()
    draft = await liaison.create(world.edition)
    world.clock.at += timedelta(minutes=1)
    item = await world.a_submission(liaison)
    await world.approver().give_back(item["id"])
    world.clock.at += timedelta(minutes=1)
    await liaison.save(draft["id"], {"title": "还在写"}, revision=1)

    finish, mend = await tasks_for(liaison)

    assert (finish["kind"], finish["subject_id"], finish["title"]) == ("finish-draft", draft["id"], "还在写")
    assert finish["since"] < mend["since"]
    assert (mend["kind"], mend["subject_id"]) == ("mend-returned", item["id"])
    assert mend["why"] == "已退回，需要修改：请补充背景"
    assert mend["due_at"] == "2023-05-20T16:00:00Z"


async def test_a_return_with_several_notes_says_how_many_and_the_first(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)
    notes = [{"pointer": "/background", "text": "请补充背景"}, {"pointer": "", "text": "请核对数字"}]
    await world.approver().give_back(item["id"], notes=notes)

    (mend,) = await tasks_for(liaison)

    assert mend["why"] == "已退回，共 2 处需要修改：请补充背景"


async def test_a_draft_without_a_title_is_called_so(world: World) -> None:
    liaison = world.liaison()
    await liaison.create(world.edition)

    assert [each["title"] for each in await tasks_for(liaison)] == ["（未填写标题）"]


async def test_after_the_edition_has_locked_nothing_is_left_to_write(world: World) -> None:
    liaison = world.liaison()
    await liaison.create(world.edition)
    world.clock.at = LOCKS

    assert await tasks_for(liaison) == []


async def test_an_approver_has_what_waits_for_the_own_level_and_no_other(world: World) -> None:
    item = await world.a_submission(world.liaison(world.city_school))

    city = await tasks_for(world.approver(world.city))
    province = await tasks_for(world.approver())
    council = await tasks_for(world.approver(world.council))

    assert [(each["kind"], each["subject_id"], each["unit_name"]) for each in city] == [
        ("approve", item["id"], "单位3703X")
    ]
    assert (city[0]["why"], city[0]["due_at"]) == ("等待本单位审核", None)
    assert province == council == []

    await world.approver(world.city).approve(item["id"])

    assert await tasks_for(world.approver(world.city)) == []
    assert [each["subject_id"] for each in await tasks_for(world.approver())] == [item["id"]]


async def test_an_approver_is_not_asked_to_decide_on_what_they_wrote(world: World) -> None:
    both = world.person(world.council, Role.LIAISON, Role.APPROVER)
    item = await world.a_submission(both)

    mine = await tasks_for(both)
    colleague = await tasks_for(world.approver(world.council))

    assert mine == []
    assert [each["subject_id"] for each in colleague] == [item["id"]]


async def test_media_that_are_still_processed_are_told(world: World) -> None:
    asset_id = new_id()
    await world.a_submission(world.liaison(), asset_ids=[str(asset_id)])

    (approve,) = await tasks_for(world.approver())

    assert "还有 1 个照片或视频在处理中" in approve["why"]


async def test_another_schools_liaison_sees_nothing_of_it(world: World) -> None:
    await world.liaison().create(world.edition)

    assert await tasks_for(world.liaison(world.other_school)) == []


async def test_other_roles_have_no_tasks_here(world: World) -> None:
    answer = await world.person(world.ministry, Role.EDITOR).send("GET", TASKS)

    assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")


async def test_a_hundred_are_shown_and_the_rest_is_mentioned_in_one_statement(world: World) -> None:
    liaison = world.liaison()
    for _ in range(101):
        await liaison.create(world.edition)

    with count_statements(world.database.engine) as count:
        answer = (await liaison.send("GET", TASKS)).json()

    assert (len(answer["items"]), answer["more"]) == (100, True)
    assert len(count) == 1
