"""What a unit is told of itself: what it owes, on which days it has activities, and all that it wrote."""

import io
from datetime import timedelta
from typing import Any

from python_calamine import CalamineWorkbook

from chassis.rows import new_id
from contracts.registry import ItemType
from contracts.roles import Role, UnitKind
from services.submission.domain.item import Item, ItemState
from tests.services.submission.country import owed_types
from tests.services.submission.world import DUE, DURING, Person, World, a_case, an_edition

BASE = "/api/submission/v1"


async def read(person: Person, path: str) -> Any:
    answer = await person.send("GET", f"{BASE}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def an_activity(world: World, path: list[Any], state: str = "submitted", **content: Any) -> None:
    """An activity of a unit, in the database."""
    async with world.database.work() as work:
        work.add(
            Item(
                id=new_id(), edition_id=world.edition, item_type="T2", unit_id=path[-1], unit_name="单位",
                unit_path=path, region="", state=state, content={"title": "活动", **content}, authors=[],
                created_at=DURING,
                changed_at=DURING, changed_by=None, pooled=False, told_at=DURING, submission_number=1,
                receipt_number=str(new_id()), submitted_at=DURING, first_submitted_at=DURING,
                awaiting_unit_id=path[-2] if state == ItemState.SUBMITTED else None,
            )
        )  # fmt: skip


async def test_a_unit_sees_every_type_with_its_own_deadline_and_what_it_owes_first(world: World) -> None:
    await world.tell(an_edition(world.edition, version=2, item_types=owed_types(UnitKind.INDUSTRY_COUNCIL)))
    await world.tell(world.obligation(world.council, item_type="T8", due_at=DUE + timedelta(days=7)))
    await world.a_draft(world.liaison(world.council))

    council = (await read(world.liaison(world.council), "duties"))["items"]
    school = (await read(world.approver(world.school), "duties"))["items"]

    assert [(each["item_type"], each["duty"], each["progress"]) for each in council] == [
        ("T1", "owed", "missing"),
        ("T8", "extended", "missing"),
        ("T3", "not-required", "draft"),
    ]
    assert [each["due_at"] for each in council[:2]] == ["2023-04-28T16:00:00Z", "2023-05-27T16:00:00Z"]
    assert council[0]["timeliness"] == "overdue"
    assert {(each["duty"], each["timeliness"]) for each in school} == {("not-required", None)}


async def test_r26_each_day_of_the_week_is_counted_and_an_empty_one_is_a_hint(world: World) -> None:
    path = [world.ministry, world.province]
    await an_activity(world, [*path, world.school], starts_on="2023-05-13", ends_on="2023-05-16")
    await an_activity(world, [*path, world.school], starts_on="2023-05-18")
    await an_activity(world, [*path, world.school], state="withdrawn", starts_on="2023-05-19")
    await an_activity(world, path, starts_on="2023-05-16T09:00:00", ends_on="not a day")

    province, school = await read(world.approver(), "day-coverage"), await read(world.liaison(), "day-coverage")

    assert [each["activities"] for each in province["days"]] == [1, 1, 2, 0, 1, 0, 0]
    assert province["hint"] == "5月17日、5月19日、5月20日还没有活动，可酌情安排（仅为提示，不作考核）"
    assert [each["activities"] for each in school["days"]] == [1, 1, 1, 0, 1, 0, 0]


async def test_r26_a_unit_with_a_shifted_week_is_told_of_its_own_week(world: World) -> None:
    shift = world.obligation(
        world.province, item_type="", kind="shift", includes_below=True, due_at=DUE + timedelta(days=8)
    )
    await world.tell(shift)

    days = (await read(world.liaison(), "day-coverage"))["days"]

    assert (days[0]["day"], days[-1]["day"]) == ("2023-05-22", "2023-05-28")


async def test_r26_day_coverage_is_told_to_the_unit_and_not_to_the_ministry(world: World) -> None:
    answer = await world.person(world.ministry, Role.EDITOR).send("GET", f"{BASE}/day-coverage")

    assert answer.status_code == 403


async def own_workbook(person: Person) -> CalamineWorkbook:
    answer = await person.send("GET", f"{BASE}/own-items/export")
    assert answer.status_code == 200, answer.text
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content))


async def test_a_unit_takes_all_its_items_along_with_every_field_in_words(world: World) -> None:
    liaison = world.liaison()
    case = await world.a_submission(liaison, title="=cmd|'/c calc'!A1")
    await world.a_draft(liaison, background=None)
    await world.a_submission(world.liaison(world.other_school), title="别人的")

    book = await own_workbook(liaison)

    assert book.sheet_names == ["T3 典型案例"]
    heading, *rows = book.get_sheet_by_index(0).to_python()
    by_receipt = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    first, draft = by_receipt[case["receipt_number"]], by_receipt[""]
    assert len(rows) == 2
    assert (first["标题"], first["宣传重点"], first["参与人数"]) == ("=cmd|'/c calc'!A1", "政策法规", 1260.0)
    assert (first["状态"], first["按时"], first["亮点"]) == ("审核中", "是", a_case()["highlights"][0])
    assert (draft["状态"], draft["背景"], draft["按时"]) == ("草稿", "", "")


async def test_more_items_than_a_page_are_all_there_and_an_empty_ledger_has_its_headings(world: World) -> None:
    path = [world.ministry, world.province, world.school]
    types = (*an_edition(world.edition).item_types, ItemType(
        code="T2", name="活动", title_max=30, body_min=0, body_max=3000, photos_max=3, videos_max=1
    ))  # fmt: skip
    await world.tell(an_edition(world.edition, version=2, item_types=types))
    empty = await own_workbook(world.liaison())
    for _ in range(201):
        await an_activity(world, path)

    book = await own_workbook(world.liaison())

    assert len(empty.get_sheet_by_index(0).to_python()) == 1
    assert len(book.get_sheet_by_index(0).to_python()) == 202


async def test_roles_without_a_unit_that_reports_take_nothing_along(world: World) -> None:
    answer = await world.person(world.ministry, Role.REVIEWER).send("GET", f"{BASE}/own-items/export")

    assert answer.status_code == 403
