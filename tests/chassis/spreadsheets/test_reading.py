"""Tables that people upload: what is read, and what is refused in words."""

import io
import time
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from chassis.spreadsheets.reading import TableReader
from chassis.spreadsheets.table import (
    MOST_ROWS,
    Cell,
    CellFault,
    TableEmpty,
    TableHasMacros,
    TableLocked,
    TableTooLarge,
    TableTypeRefused,
    TableUnreadable,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MOMENT = datetime(2023, 5, 15, 9, 30)  # noqa: DTZ001 -- a workbook knows no zones
LINE = "标题,参与人数\n小课堂,1260\n"


def a_workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of one sheet."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return made.getvalue()


async def rows_of(content: bytes, file_name: str = "表.xlsx") -> list[tuple[int, list[Cell]]]:
    """As they are read."""
    table = await TableReader().read(content, file_name=file_name)
    return [(row.number, list(row.cells)) for row in table.rows]


async def test_values_keep_their_kind_and_rows_their_number() -> None:
    content = a_workbook([["标题", "人数", "时间", "公开"], [], ["小课堂 ", 1260, MOMENT, True], ["开放日", 12.5]])

    assert await rows_of(content) == [
        (1, ["标题", "人数", "时间", "公开"]),
        (3, ["小课堂", 1260, MOMENT, True]),
        (4, ["开放日", 12.5, None, None]),
    ]


async def test_a_formula_gives_its_value_and_one_without_says_so() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=1+2", None, "")
        sheet.write_formula(0, 2, "=1/0", None, "#DIV/0!")
        sheet.write_string(0, 3, "a")
    part = "xl/worksheets/sheet1.xml"
    content = with_part(made.getvalue(), part, part_of(made.getvalue(), part).replace(b"<v></v>", b""))

    ((_, cells),) = await rows_of(content)

    assert cells[0] == 2
    assert isinstance(cells[1], CellFault)
    assert "没有计算结果" in cells[1].reason
    assert isinstance(cells[2], CellFault)
    assert cells[3] == "a"


async def test_a_merged_cell_stands_in_every_row_that_holds_something() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 3, 0, "开放校园")
        sheet.write_column(0, 1, ["一", "二"])
        sheet.write(3, 1, "四")

    assert await rows_of(made.getvalue()) == [
        (1, ["开放校园", "一"]),
        (2, ["开放校园", "二"]),
        (4, ["开放校园", "四"]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
async def test_a_csv_is_read_in_every_encoding_that_offices_write(encoding: str) -> None:
    assert await rows_of(LINE.encode(encoding), "表.CSV") == [(1, ["标题", "参与人数"]), (2, ["小课堂", "1260"])]


async def test_a_csv_with_quotes_tabs_and_empty_lines_is_read() -> None:
    content = '标题\t背景\n\n"开放\n校园"\t"他说""好"""\n'.encode()

    assert await rows_of(content, "表.csv") == [(1, ["标题", "背景"]), (3, ["开放\n校园", '他说"好"'])]


@pytest.mark.parametrize("name", ["表.xlsm", "表.xlsb"])
async def test_a_file_with_macros_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(TableHasMacros):
        await rows_of(a_workbook([["a"]]), name)


async def test_a_file_with_macros_is_refused_by_what_is_in_it() -> None:
    with pytest.raises(TableHasMacros):
        await rows_of(with_part(a_workbook([["a"]]), "xl/vbaProject.bin", b"x"))
    with pytest.raises(TableHasMacros):
        await rows_of(OLE + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"), "表.xls")


async def test_a_file_under_a_password_is_refused_in_words() -> None:
    with pytest.raises(TableLocked):
        await rows_of(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "表.xlsx")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7", "方案.pdf"),
        (b"%PDF-1.7", "方案.xlsx"),
        (b"<html><table>", "导出.xls"),
        (b"a\x00b,c", "表.csv"),
        (b"PK\x03\x04", "无扩展名"),
    ],
)
async def test_other_files_are_refused_by_name_and_by_content(content: bytes, name: str) -> None:
    with pytest.raises(TableTypeRefused):
        await rows_of(content, name)


async def test_a_document_named_as_a_workbook_is_refused() -> None:
    with pytest.raises(TableTypeRefused):
        await rows_of(an_archive({"word/document.xml": b"<w/>"}))


async def test_damaged_and_empty_files_are_told_apart() -> None:
    with pytest.raises(TableUnreadable):
        await rows_of(a_workbook([["a"]])[:900])
    with pytest.raises(TableUnreadable):
        await rows_of(OLE + b"\0" * 4096, "表.xls")
    with pytest.raises(TableEmpty):
        await rows_of(a_workbook([[], []]))
    with pytest.raises(TableEmpty):
        await rows_of(b"", "表.csv")


async def test_as_many_rows_as_may_be_are_read_and_one_more_is_refused() -> None:
    rows = [["标题"], *([f"第{number}行"] for number in range(MOST_ROWS))]

    assert len(await rows_of(a_workbook(rows))) == MOST_ROWS + 1
    with pytest.raises(TableTooLarge):
        await rows_of(a_workbook([*rows, ["多"]]))
    with pytest.raises(TableTooLarge):
        await rows_of("\n".join(str(number) for number in range(MOST_ROWS + 2)).encode(), "表.csv")


async def test_a_million_rows_are_refused_before_they_are_read() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (number, number) for number in range(1, 1_000_001))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    content = with_part(a_workbook([["a"]]), "xl/worksheets/sheet1.xml", sheet % rows)
    began = time.monotonic()

    with pytest.raises(TableTooLarge):
        await rows_of(content)
    assert time.monotonic() - began < 8


async def test_an_archive_that_unpacks_to_too_much_is_refused_unopened() -> None:
    bomb = with_part(a_workbook([["a"]]), "xl/media/image1.png", b"\0" * (130 * 1024**2))

    assert len(bomb) < 1024**2
    with pytest.raises(TableTooLarge):
        await rows_of(bomb)


async def test_a_single_value_in_the_farthest_cell_takes_no_memory() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )

    with pytest.raises(TableTooLarge):
        await rows_of(with_part(a_workbook([["a"]]), "xl/worksheets/sheet1.xml", sheet))


async def test_entities_are_not_expanded() -> None:
    sheet = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'

    with pytest.raises(TableUnreadable):
        await rows_of(with_part(a_workbook([["a"]]), "xl/worksheets/sheet1.xml", sheet))


async def test_a_date_without_a_time_is_a_date() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write_datetime(0, 0, date(2023, 5, 15), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert await rows_of(made.getvalue()) == [(1, [date(2023, 5, 15)])]


def part_of(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with a part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return an_archive(parts | {name: part})


def an_archive(parts: dict[str, bytes]) -> bytes:
    """A zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()
