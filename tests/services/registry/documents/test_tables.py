"""Tables in and out."""

import io
import zipfile
from datetime import date

import pytest

from services.registry.documents import tables
from services.registry.documents.tables import TableUnfit, read_table, write_csv, write_xlsx


def test_a_code_that_excel_keeps_as_a_number_is_read_without_its_fraction() -> None:
    book = write_xlsx(["代码", "份数"], [[370000, 1.5]], sheet="表")

    assert read_table(book)[1] == ["370000", "1.5"]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    book = write_xlsx(["名称"], [["=1+1"], ["@x"]], sheet="表")

    assert read_table(book)[1:] == [["=1+1"], ["@x"]]
    assert "'=1+1" in write_csv(["名称"], [["=1+1"]]).decode("utf-8-sig")


def test_a_csv_begins_with_the_mark_that_excel_looks_for() -> None:
    assert write_csv(["姓名"], [["张三"]]) == b"\xef\xbb\xbf" + "姓名\r\n张三\r\n".encode()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_a_csv_is_read_with_any_usual_delimiter(delimiter: str) -> None:
    assert read_table(f"代码{delimiter}名称\n1{delimiter}甲\n".encode()) == [["代码", "名称"], ["1", "甲"]]


def test_empty_rows_are_left_out_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_table("代码\n\n,\n1\n".encode()) == [["代码"], ["1"]]
    monkeypatch.setattr(tables, "ROWS_MOST", 2)
    with pytest.raises(TableUnfit, match="最多 2 行"):
        read_table(b"a\nb\nc\n")


def test_a_small_file_that_unpacks_to_much_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (tables.UNPACKED_MOST + 1))

    assert len(bomb.getvalue()) < 1024 * 1024
    with pytest.raises(TableUnfit, match="解压后过大"):
        read_table(bomb.getvalue())


def test_a_day_is_read_as_iso() -> None:
    assert tables._text(date(2023, 5, 14)) == "2023-05-14"
