"""Many items from one sheet: read, looked at, kept, sent up."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import httpx
import xlsxwriter

from chassis.spreadsheets.reading import TableReader
from contracts.roles import Role
from services.submission.use_cases.forget_imports import KEPT_DAYS, forget_imports
from tests.services.submission.world import DURING, Person, World

IMPORTS = "/api/submission/v1/imports"
HEADINGS = ("标题", "宣传重点", "活动类型", "背景", "做法", "成效", "亮点", "关键词", "参与人数")
CASE = {
    "标题": "胡同口的职教法小课堂",
    "宣传重点": "政策法规",
    "活动类型": "开放校园",
    "背景": "法律事务专业的学生把课堂搬到了学校旁边的三条胡同里。",
    "做法": "三天里，小课堂走了九个点位，回答问题三百多个。",
    "成效": "老师把重复率高的问题整理成四十二条问答。",
    "亮点": "把法条改编成六个三分钟情景剧",
    "关键词": "普法、情景剧",
    "参与人数": 1260,
}


def a_sheet(*rows: Mapping[str, Any], headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook with these cases."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [{**CASE, **row}[heading] for heading in headings])
    return made.getvalue()


async def upload(
    world: World, person: Person, content: bytes, *, name: str = "案例.xlsx", key: str | None = None, **query: Any
) -> httpx.Response:
    """The file as the body."""
    asked = {"item_type": "T3", "edition_id": str(world.edition), "file_name": name} | query
    headers = {"content-type": "application/octet-stream"}
    return await person.send("POST", IMPORTS, params=asked, content=content, headers=headers, key=key)


async def read(world: World, person: Person, content: bytes, **more: Any) -> dict[str, Any]:
    """An import that must be there."""
    answer = await upload(world, person, content, **more)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def keep(person: Person, import_id: str) -> dict[str, Any]:
    """Its good rows as drafts."""
    answer = await person.send("POST", f"{IMPORTS}/{import_id}/drafts")
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def drafts_of(person: Person) -> list[str]:
    """The titles of the unit's items."""
    answer = await person.send("GET", "/api/submission/v1/items", params={"limit": 100})
    return sorted(item["title"] for item in answer.json()["items"])


async def test_each_row_gets_a_verdict_and_nothing_is_an_item_yet(world: World) -> None:
    liaison = world.liaison()

    found = await read(
        world,
        liaison,
        a_sheet(
            {},
            {"标题": "没有成效", "成效": ""},
            {"标题": "开放日", "活动类型": "开放学校", "参与人数": "很多"},
            {"标题": ""},
        ),
    )

    assert found["counts"] == {"ready": 1, "incomplete": 1, "refused": 2, "known": 0}
    ready, incomplete, refused, untitled = found["rows"]
    assert (ready["number"], ready["verdict"], ready["faults"], ready["missing"]) == (2, "ready", [], [])
    assert [each["pointer"] for each in incomplete["missing"]] == ["/result"]
    assert [each["pointer"] for each in refused["faults"]] == ["/activity_type", "/participants"]
    assert "开放校园" in refused["faults"][0]["detail"]
    assert [each["pointer"] for each in untitled["faults"]] == ["/title"]
    assert await drafts_of(liaison) == []


async def test_good_rows_become_drafts_with_all_that_the_row_says(world: World) -> None:
    liaison = world.liaison()
    found = await read(world, liaison, a_sheet({}, {"标题": "开放日", "活动类型": "没有"}))

    kept = await keep(liaison, found["id"])

    assert [row["item_state"] for row in kept["rows"]] == ["draft", None]
    item = await liaison.read(kept["rows"][0]["item_id"])
    assert item["content"]["highlights"] == ["把法条改编成六个三分钟情景剧"]
    assert item["content"]["keywords"] == ["普法", "情景剧"]
    assert (item["content"]["activity_type"], item["content"]["participants"]) == ("open_campus", 1260)
    assert item["missing"] == []
    assert [event.type for event in await world.said(item["id"])] == ["submission.item.drafted.v1"]


async def test_complete_drafts_go_up_with_receipts_and_the_others_keep_their_reason(world: World) -> None:
    liaison = world.liaison()
    found = await read(world, liaison, a_sheet({}, {"标题": "没有成效", "成效": ""}, {"标题": "第三件"}))
    await keep(liaison, found["id"])

    sent = (await liaison.send("POST", f"{IMPORTS}/{found['id']}/submission")).json()
    again = (await liaison.send("POST", f"{IMPORTS}/{found['id']}/submission")).json()

    assert [bool(each["receipt_number"]) for each in sent] == [True, False, True]
    assert [each["pointer"] for each in sent[1]["errors"]] == ["/result"]
    assert [each["number"] for each in again] == [3]
    said = await world.said(sent[0]["item_id"])
    assert [event.type for event in said] == ["submission.item.drafted.v1", "submission.item.submitted.v1"]
    answer = await liaison.send("GET", f"{IMPORTS}/{found['id']}")
    assert [row["item_state"] for row in answer.json()["rows"]] == ["submitted", "draft", "submitted"]


async def test_an_item_that_came_back_can_be_mended_and_sent_up_with_its_import_again(world: World) -> None:
    liaison = world.liaison()
    found = await read(world, liaison, a_sheet({}))
    await keep(liaison, found["id"])
    (sent,) = (await liaison.send("POST", f"{IMPORTS}/{found['id']}/submission")).json()
    await world.approver().give_back(sent["item_id"])

    (again,) = (await liaison.send("POST", f"{IMPORTS}/{found['id']}/submission")).json()

    assert again["receipt_number"] == sent["receipt_number"]


async def test_nothing_goes_up_before_it_is_a_draft(world: World) -> None:
    liaison = world.liaison()
    found = await read(world, liaison, a_sheet({}))

    refused = await liaison.send("POST", f"{IMPORTS}/{found['id']}/submission")

    assert (refused.status_code, refused.json()["code"]) == (409, "import-not-drafted")


async def test_the_same_file_again_is_the_same_import_and_makes_no_second_item(world: World) -> None:
    liaison, colleague, content = world.liaison(), world.liaison(), a_sheet({})
    found = await read(world, liaison, content)
    await keep(liaison, found["id"])

    again = await read(world, colleague, content, name="改名.xlsx")
    kept = await keep(colleague, again["id"])

    assert again["id"] == found["id"]
    assert kept["rows"][0]["item_id"] is not None
    assert await drafts_of(liaison) == [CASE["标题"]]


async def test_one_file_sent_and_kept_many_times_at_once_makes_each_item_once(world: World) -> None:
    liaisons, content = [world.liaison() for _ in range(6)], a_sheet({}, {"标题": "第二件"})

    found = await asyncio.gather(*(read(world, each, content) for each in liaisons))
    await asyncio.gather(*(keep(each, found[0]["id"]) for each in liaisons))

    assert len({each["id"] for each in found}) == 1
    assert await drafts_of(liaisons[0]) == sorted([str(CASE["标题"]), "第二件"])


async def test_a_row_that_came_before_in_another_file_is_known_and_makes_no_second_item(world: World) -> None:
    liaison = world.liaison()
    first = await read(world, liaison, a_sheet({}))
    second = await read(world, liaison, a_sheet({}, {"标题": "新的一件"}))
    await keep(liaison, first["id"])

    kept = await keep(liaison, second["id"])
    third = await read(world, liaison, a_sheet({"标题": "新的一件"}, {}, {}))

    assert [row["verdict"] for row in kept["rows"]] == ["known", "ready"]
    assert [row["verdict"] for row in third["rows"]] == ["known", "known", "refused"]
    assert "第 3 行" in third["rows"][2]["faults"][0]["detail"]
    assert await drafts_of(liaison) == sorted([str(CASE["标题"]), "新的一件"])


async def test_until_it_is_kept_a_file_is_read_anew_with_the_words_of_the_edition(world: World) -> None:
    liaison, content = world.liaison(), a_sheet({"活动类型": "开放赛场"}, {"活动类型": "开放院所"})

    first = await read(world, liaison, content)
    second = await read(world, liaison, content)

    assert first["id"] == second["id"]
    assert [row["verdict"] for row in second["rows"]] == ["ready", "refused"]


async def test_the_refused_rows_come_back_as_a_sheet_with_the_reason_first(world: World) -> None:
    liaison = world.liaison()
    found = await read(world, liaison, a_sheet({}, {"标题": "开放日", "活动类型": "开放学校"}))

    answer = await liaison.send("GET", f"{IMPORTS}/{found['id']}/refused-rows")
    table = await TableReader().read(answer.content, file_name="a.xlsx")
    again = await read(world, liaison, answer.content)

    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    assert [str(row.cells[0])[:7] for row in table.rows] == ["系统提示", "活动类型：“开"]
    assert [row["title"] for row in again["rows"]] == ["开放日"]


async def test_the_template_of_a_type_has_the_words_of_the_edition(world: World) -> None:
    liaison = world.liaison()

    answer = await liaison.send(
        "GET", f"{IMPORTS}/template", params={"item_type": "T3", "edition_id": str(world.edition)}
    )
    table = await TableReader().read(answer.content, file_name="a.xlsx")

    assert answer.status_code == 200
    assert list(table.rows[0].cells[1:4]) == ["标题*", "宣传重点*", "活动类型*"]
    assert table.rows[1].cells[2] in ("政策法规", "人物")


async def test_a_csv_in_gbk_is_read_like_a_workbook(world: World) -> None:
    lines = "\n".join(
        ",".join(f'"{value}"' for value in line) for line in (HEADINGS, [CASE[name] for name in HEADINGS])
    )

    found = await read(world, world.liaison(), lines.encode("gbk"), name="案例.csv")

    assert found["counts"]["ready"] == 1


async def test_what_is_no_table_is_refused_in_words_and_kept_nowhere(world: World) -> None:
    liaison = world.liaison()

    for content, name, code in (
        (b"MZ", "病毒.exe", "table-type-refused"),
        (b"%PDF", "案例.xlsx", "table-type-refused"),
        (a_sheet(), "案例.xlsm", "table-has-macros"),
        (a_sheet({}, headings=("标题",)), "案例.xlsx", "headings-missing"),
        (b"", "案例.xlsx", "table-empty"),
    ):
        refused = await upload(world, liaison, content, name=name)
        assert (refused.status_code, refused.json()["code"]) == (422, code), refused.text

    assert (await liaison.send("GET", IMPORTS)).json() == []


async def test_a_file_may_be_larger_than_another_body_and_has_its_own_limit(world: World) -> None:
    liaison = world.liaison()

    taken = await upload(world, liaison, b"x," * (1024 * 1024), name="a.csv")
    refused = await upload(world, liaison, b"x" * (10 * 1024 * 1024 + 1), name="a.csv")

    assert taken.status_code == 422
    assert (refused.status_code, refused.json()["code"]) == (413, "body-too-large")


async def test_an_import_is_the_units_own(world: World) -> None:
    found = await read(world, world.liaison(), a_sheet({}))
    stranger = world.liaison(world.other_school)

    answers = [
        await stranger.send("GET", f"{IMPORTS}/{found['id']}"),
        await stranger.send("GET", f"{IMPORTS}/{found['id']}/refused-rows"),
        await stranger.send("POST", f"{IMPORTS}/{found['id']}/drafts"),
        await stranger.send("POST", f"{IMPORTS}/{found['id']}/submission"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert (await stranger.send("GET", IMPORTS)).json() == []
    assert (await upload(world, world.approver(), a_sheet({}))).status_code == 403


async def test_a_unit_that_takes_no_part_and_a_type_that_is_not_collected_are_refused(world: World) -> None:
    stranger = world.person(uuid4(), Role.LIAISON)
    liaison, sheet = world.liaison(), a_sheet({})

    answers = [
        await upload(world, stranger, sheet),
        await upload(world, liaison, sheet, item_type="T99"),
        await upload(world, liaison, sheet, edition_id=str(uuid4())),
    ]

    assert [each.json()["code"] for each in answers] == ["unit-not-enrolled", "item-type-unknown", "edition-unknown"]


async def test_what_was_only_read_is_forgotten_after_a_month_and_what_became_items_stays(world: World) -> None:
    liaison = world.liaison()
    read_only, kept = await read(world, liaison, a_sheet({})), await read(world, liaison, a_sheet({"标题": "留下"}))
    await keep(liaison, kept["id"])

    world.clock.at = DURING + timedelta(days=KEPT_DAYS, seconds=1)
    async with world.database.work() as work:
        await forget_imports(work)

    assert [each["id"] for each in (await liaison.send("GET", IMPORTS)).json()] == [kept["id"]]
    assert read_only["id"] != kept["id"]
