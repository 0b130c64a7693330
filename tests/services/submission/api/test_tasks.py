"""My tasks: what waits for whom, since when and why."""

from datetime import timedelta
from typing import Any

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.roles import Role, UnitKind
from tests.services.submission.world import DUE, LOCKS, Person, World, an_edition

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


async def test_what_is_due_soon_comes_before_what_waits_longer_and_says_so(world: World) -> None:
    both = world.person(world.province, Role.LIAISON, Role.APPROVER)
    old = await world.a_submission(world.liaison())
    world.clock.at += timedelta(hours=1)
    urgent = await both.create(world.edition)
    await world.tell(world.obligation(world.province, due_at=world.clock.at + timedelta(days=2)))

    first, second = await tasks_for(both)

    assert (first["subject_id"], second["subject_id"]) == (urgent["id"], old["id"])
    assert (first["due_soon"], first["overdue"], first["item_type"]) == (True, False, "T3")
    assert first["why"] == "2023年5月17日 11:00截止；草稿尚未报送，可继续填写"
    assert (second["due_soon"], second["overdue"]) == (False, False)


async def test_what_is_overdue_stays_until_it_locks_and_is_told_first(world: World) -> None:
    liaison = world.liaison()
    await liaison.create(world.edition)
    world.clock.at = DUE

    (task,) = await tasks_for(liaison)

    assert (task["overdue"], task["due_soon"]) == (True, False)
    assert task["why"] == "已超过截止时间（2023年5月20日 24:00），请尽快报送；草稿尚未报送，可继续填写"


async def test_what_is_owed_and_not_begun_is_a_task_until_it_is_begun_or_excused(world: World) -> None:
    case = an_edition(world.edition).item_types[0].model_copy(update={"owed_by": (UnitKind.INDUSTRY_COUNCIL,)})
    await world.tell(an_edition(world.edition, version=2, item_types=(case,)))
    liaison = world.liaison(world.council)
    (owed,) = await tasks_for(liaison)
    excused = world.obligation(world.council, kind="waiver", waived=True)

    assert (owed["kind"], owed["item_type"], owed["title"]) == ("report-owed", "T3", "典型案例")
    assert (owed["subject_id"], owed["due_at"]) == (str(world.edition), "2023-05-20T16:00:00Z")
    assert owed["why"] == "本单位应报，尚未开始填写"
    assert await tasks_for(world.liaison()) == await tasks_for(world.approver(world.council)) == []
    await world.tell(excused)
    assert await tasks_for(liaison) == []
    await world.tell(excused.model_copy(update={"version": 2, "kind": "none", "waived": False}))
    await liaison.create(world.edition)
    assert [each["kind"] for each in await tasks_for(liaison)] == ["finish-draft"]


async def test_after_the_lock_an_extension_brings_the_task_back_for_its_unit(world: World) -> None:
    liaison = world.liaison()
    await liaison.create(world.edition)
    world.clock.at = LOCKS

    await world.tell(world.obligation(world.school, due_at=LOCKS + timedelta(days=5)))

    assert [each["due_at"] for each in await tasks_for(liaison)] == ["2023-06-01T16:00:00Z"]


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
    answer = await world.person(world.ministry, Role.REVIEWER).send("GET", TASKS)

    assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")


async def test_a_hundred_are_shown_and_the_rest_is_mentioned_in_four_statements(world: World) -> None:
    liaison = world.liaison()
    for _ in range(101):
        await liaison.create(world.edition)

    with count_statements(world.database.engine) as count:
        answer = (await liaison.send("GET", TASKS)).json()

    assert (len(answer["items"]), answer["more"]) == (100, True)
    assert len(count) == 4
