"""What the departments of one territory see together: what was submitted, and never a draft (R76)."""

from typing import Any

from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.subscribers.test_publicity import covered, released
from tests.services.submission.world import BASE, Person, World, a_case

BOARD = "/api/submission/v1/board"


async def seen(person: Person, **asked: Any) -> set[tuple[str, str]]:
    """Unit and title of all that a reader's list has."""
    answer = await person.send("GET", BASE, params=asked)
    assert answer.status_code == 200, answer.text
    return {(each["unit_name"], each["title"]) for each in answer.json()["items"]}


async def test_r76_all_departments_of_a_territory_see_what_the_unit_and_those_below_it_have_submitted(
    world: World,
) -> None:
    await world.a_submission(world.liaison(), title="学校的案例材料")
    await world.a_submission(world.liaison(world.province), title="本厅的案例材料")
    await world.a_submission(world.liaison(world.council), title="行指委的案例材料")
    shared = {("单位3701X", "学校的案例材料"), ("单位370000", "本厅的案例材料")}

    for name in ("山东省委宣传部", "山东省网信办"):
        department = await world.department(name=name)
        for view in ("mine", "below", "territory"):
            assert await seen(department, view=view) == shared
    beside_ministry = await world.department(world.ministry, "中央宣传部")
    assert len(await seen(beside_ministry)) == 3


async def test_r76_a_department_sees_no_draft_not_even_of_the_unit_that_it_stands_beside(world: World) -> None:
    department = await world.department()
    drafts = [await world.a_draft(world.liaison(unit)) for unit in (world.province, world.school)]

    assert await seen(department) == set()
    for draft in drafts:
        for path in (f"{BASE}/{draft['id']}", f"{BASE}/{draft['id']}/comments"):
            assert (await department.send("GET", path)).status_code == 404
    answer = await department.send("POST", f"{BASE}/{drafts[0]['id']}/comments", json={"text": "看不到"})
    assert answer.status_code == 404


async def test_r76_of_what_was_returned_a_department_sees_what_was_submitted_and_not_what_is_being_written(
    world: World,
) -> None:
    liaison, department = world.liaison(world.province), await world.department()
    item = await world.a_submission(liaison, title="已经报送的标题")
    await world.approver().give_back(item["id"])
    returned = await liaison.read(item["id"])
    await liaison.save(item["id"], a_case(title="正在改写的标题", background=""), revision=returned["revision"])

    shown = await department.read(item["id"])

    assert (shown["title"], shown["content"]["title"]) == ("已经报送的标题", "已经报送的标题")
    assert (shown["missing"], shown["origin"]) == ([], None)
    assert await seen(department) == {("单位370000", "已经报送的标题")}


async def test_r76_what_only_those_who_approve_may_read_is_not_told_to_a_department(world: World) -> None:
    liaison, department = world.liaison(), await world.department()
    await world.tell(every_type(world.edition))
    item = await liaison.create(world.edition, "T2")
    await liaison.save(item["id"], contents()["T2"] | {"safety_contact": "保卫处 0531-00000000"}, revision=1)
    await liaison.submit(item["id"])

    assert "safety_contact" in (await world.approver().read(item["id"]))["content"]
    assert "safety_contact" not in (await department.read(item["id"]))["content"]


async def test_r76_the_board_is_that_of_the_territory_and_a_draft_is_nothing_there(world: World) -> None:
    await world.a_submission(world.liaison())
    await world.a_draft(world.liaison(world.other_school))
    department = await world.department()

    board = (await department.send("GET", BOARD)).json()
    lines = (await department.send("GET", f"{BOARD}/lines")).json()["items"]
    elsewhere = await department.send("GET", BOARD, params={"unit_id": str(world.council)})

    assert board["unit_id"] == str(world.province)
    assert {(tile["code"], tile["reported"]) for tile in board["tiles"]} >= {("3701X", 1), ("3702X", 0)}
    assert all(each["drafts"] == 0 for tile in board["tiles"] for each in tile["types"])
    assert {each["progress"] for each in lines} <= {"missing", "submitted"}
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "not-found")


async def test_r76_a_department_sees_where_items_of_its_territory_were_published(world: World) -> None:
    department = await world.department()
    item = await world.an_approval(world.liaison())

    await world.tell(released(item["id"]), covered(item["id"], "示例日报"))

    (place,) = (await department.read(item["id"]))["where_published"]["coverage"]
    (line,) = (await department.send("GET", BASE)).json()["items"]
    assert place["outlet"] == "示例日报"
    assert (line["published"]["state"], line["published"]["coverage_count"]) == ("released", 1)


async def test_r76_a_department_writes_decides_and_exports_nothing(world: World) -> None:
    department = await world.department()
    item = await world.a_submission(world.liaison())

    assert (await department.approve(item["id"])).status_code == 403
    assert (await department.give_back(item["id"])).status_code == 403
    assert (await department.read(item["id"]))["actions"]["allowed"] == ["comment"]
    for path in ("/versions", "/hints", "/document"):
        assert (await department.send("GET", f"{BASE}/{item['id']}{path}")).status_code == 403


async def test_r76_a_department_is_of_one_territory_alone(world: World) -> None:
    elsewhere = await world.department(world.council, "别处的部门")
    item = await world.a_submission(world.liaison())

    assert (await elsewhere.send("GET", f"{BASE}/{item['id']}")).status_code == 404
    assert await seen(elsewhere) == set()
