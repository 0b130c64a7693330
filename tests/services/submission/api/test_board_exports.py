"""The board as a table: the same figures as on the page."""

import csv
import io
import random
from typing import Any

from python_calamine import CalamineWorkbook

from contracts.roles import Role, UnitKind
from services.submission.api.board_exports import FIGURES
from services.submission.api.board_words import STATES
from tests.services.submission.api.test_board import BOARD, board
from tests.services.submission.country import Country
from tests.services.submission.world import DUE, Person, World


async def a_country(world: World) -> Person:
    """Twelve provinces and three councils with all that can be; one with a name that would be a formula."""
    country = Country(world, random.Random(7))  # noqa: S311 -- figures, no secret
    for number in range(12):
        country.add_unit(f"P{number:02d}", UnitKind.PROVINCE)
    for number in range(3):
        country.add_unit(f"S{number:02d}", UnitKind.INDUSTRY_COUNCIL, name="=1+1")
    country.excuse_some()
    country.report_some()
    await country.lay_out(country.shuffled_and_doubled())
    world.clock.at = DUE
    return world.person(world.ministry, Role.EDITOR)


async def exported(reader: Person, file_type: str) -> bytes:
    answer = await reader.send("GET", f"{BOARD}/export", params={"format": file_type})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E6%8A%A5%E9%80%81")
    return answer.content


def sheet(content: bytes, name: str) -> list[dict[str, Any]]:
    heading, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


async def test_d4_page_workbook_and_csv_have_the_same_figures(world: World) -> None:
    reader = await a_country(world)
    shown, content = await board(reader), await exported(reader, "xlsx")

    by_type = {(row["单位代码"], row["类型代码"]): row for row in sheet(content, "按类型") if row["单位代码"]}
    for tile in shown["tiles"]:
        for cell in tile["types"]:
            row = by_type.pop((tile["code"], cell["item_type"]))
            assert {name: int(row[word]) for name, word in FIGURES.items()} == {name: cell[name] for name in FIGURES}
            assert row["状态"] == STATES[cell["state"]]
    assert by_type == {}
    totals = [row for row in sheet(content, "按类型") if row["单位"] == "合计"]
    assert [int(row["已报"]) for row in totals] == [each["total"]["reported"] for each in shown["types"]]
    tiles = {row["单位代码"]: int(row["应报单位"]) for row in sheet(content, "报送单位") if row["单位代码"]}
    assert tiles == {tile["code"]: tile["expected"] for tile in shown["tiles"]}
    lines = list(csv.DictReader(io.StringIO((await exported(reader, "csv")).decode("utf-8-sig"))))
    overdue = [line for line in lines if line["时效"] == "逾期未报" and line["类型代码"] == "T1"]
    assert len(overdue) == shown["types"][0]["total"]["overdue"] > 0
    assert len(lines) == sum(1 for row in sheet(content, "明细") if row["类型代码"])


async def test_a_name_that_begins_like_a_formula_is_a_text_in_both(world: World) -> None:
    reader = await a_country(world)

    names = {row["单位"] for row in sheet(await exported(reader, "xlsx"), "明细")}
    text = (await exported(reader, "csv")).decode("utf-8-sig")

    assert "=1+1" in names
    assert ",'=1+1," in text
    assert ",=1+1," not in text


async def test_the_board_is_taken_along_by_those_who_may_see_it(world: World) -> None:
    liaison = await world.liaison().send("GET", f"{BOARD}/export")
    inside = await world.approver().send("GET", f"{BOARD}/export", params={"unit_id": str(world.province)})
    elsewhere = await world.approver().send("GET", f"{BOARD}/export", params={"unit_id": str(world.council)})

    assert (liaison.status_code, inside.status_code, elsewhere.status_code) == (403, 200, 404)
