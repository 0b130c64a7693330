"""Tables that go out, opened again as a reader would."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from chassis.spreadsheets.writing import WorkbookFile, csv_of

AT = datetime(2023, 5, 20, 16, 30, tzinfo=UTC)
DANGEROUS = ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil.test")']


async def opened(book: WorkbookFile) -> CalamineWorkbook:
    content = b"".join([chunk async for chunk in book.chunks()])
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


async def test_a_text_stays_a_text_and_a_number_a_number() -> None:
    with WorkbookFile() as book:
        sheet = book.sheet("表", ["标题", "数"])
        for text in DANGEROUS:
            sheet.write([text, 3])

    rows = (await opened(book)).get_sheet_by_index(0).to_python()

    assert rows[0] == ["标题", "数"]
    assert rows[1:] == [[text, 3.0] for text in DANGEROUS]


async def test_moments_are_beijings_and_nothing_is_blank() -> None:
    with WorkbookFile() as book:
        book.sheet("表", ["时间", "空", "按时", "长"]).write([AT, None, True, "字" * 40_000])

    row = (await opened(book)).get_sheet_by_index(0).to_python()[1]

    assert (str(row[0]), row[1], row[2], len(str(row[3]))) == ("2023-05-21 00:30:00", "", "是", 32_767)


async def test_a_workbook_has_several_sheets_and_is_written_from_above_to_below() -> None:
    with WorkbookFile() as book:
        first, second = book.sheet("甲", ["1"]), book.sheet("乙", ["2"])
        for number in range(100):
            first.write([number])
            second.write([f"第{number}行"])

    read = await opened(book)

    assert read.sheet_names == ["甲", "乙"]
    assert [len(read.get_sheet_by_name(name).to_python()) for name in ("甲", "乙")] == [101, 101]


def test_what_fails_half_way_leaves_no_file() -> None:
    book = WorkbookFile()
    with pytest.raises(ZeroDivisionError), book:
        book.sheet("表", ["数"]).write([1 / 0])

    assert not Path(book._path).exists()


def test_b17_csv_has_its_mark_and_no_formula() -> None:
    content = csv_of([["标题", "数"], *[(text, -3) for text in DANGEROUS], [AT, None]])

    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "标题,数"
    assert lines[1] == "'=1+1,-3"
    assert "'=HYPERLINK" in lines[6]
    assert lines[-2] == "2023-05-21 00:30,"
