"""Cells as people fill them in."""

from datetime import date, datetime
from typing import Any

import pytest

from chassis.spreadsheets.table import Cell, CellFault
from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.imports.cells import CellUnreadable, value_of

MOMENT = datetime(2023, 5, 15, 9, 30)  # noqa: DTZ001 -- a workbook knows no zones
WORDS = {"open_campus": "开放校园", "online": "云上活动周/线上逛校园/网上开放日"}
PARTS = (FormField("name", "名称", FieldKind.LINE), FormField("value", "数值", FieldKind.NUMBER))


def a_field(kind: FieldKind, **more: Any) -> FormField:
    """A field of the kind."""
    return FormField("field", "项目", kind, **more)


@pytest.mark.parametrize(
    ("cell", "value"),
    [(1260, 1260), (1260.0, 1260), ("1,260", 1260), ("１２６０人", 1260), ("1.2万", 12000), ("0.3 亿人次", 30_000_000)],
)
def test_a_number_is_read_as_it_is_written(cell: Cell, value: int) -> None:
    assert value_of(a_field(FieldKind.WHOLE_NUMBER), cell) == value


@pytest.mark.parametrize("cell", ["约1260", "一千", "1260+", 12.5, "1.5", True, CellFault("公式没有计算结果")])
def test_what_is_no_whole_number_is_told(cell: Cell) -> None:
    with pytest.raises(CellUnreadable):
        value_of(a_field(FieldKind.WHOLE_NUMBER), cell)


@pytest.mark.parametrize(
    "cell",
    ["2023年5月15日", "2023/5/15", "2023.05.15", "２０２３-５-１５", date(2023, 5, 15), MOMENT],
)
def test_a_day_is_read_as_it_is_written(cell: Cell) -> None:
    assert value_of(a_field(FieldKind.DAY), cell) == "2023-05-15"


@pytest.mark.parametrize("cell", ["5月15日", "2023年2月30日", "5月中旬", 45061, "2023年5月15日至20日"])
def test_a_day_that_is_none_or_lacks_its_year_is_told(cell: Cell) -> None:
    with pytest.raises(CellUnreadable):
        value_of(a_field(FieldKind.DAY), cell)


@pytest.mark.parametrize("cell", ["2023年5月15日 9:30", "2023-05-15 09:30:00", "2023/5/15 9时30分", MOMENT])
def test_a_moment_is_beijings(cell: Cell) -> None:
    assert value_of(a_field(FieldKind.MOMENT), cell) == "2023-05-15T09:30:00+08:00"


@pytest.mark.parametrize("cell", ["开放校园", " 开放 校园", "open_campus"])
def test_a_choice_is_read_by_its_word_or_its_code(cell: Cell) -> None:
    assert value_of(a_field(FieldKind.CHOICE, choices=WORDS), cell) == "open_campus"


def test_an_unknown_choice_is_told_with_those_that_there_are() -> None:
    with pytest.raises(CellUnreadable, match=r"开放学校.*开放校园"):
        value_of(a_field(FieldKind.CHOICE, choices=WORDS), "开放学校")


def test_short_entries_are_parted_by_the_marks_of_a_list_and_sentences_by_lines() -> None:
    keywords = a_field(FieldKind.LINES, longest=20)
    highlights = a_field(FieldKind.LINES, longest=200)

    assert value_of(keywords, "普法、情景剧，社区；街道") == ["普法", "情景剧", "社区", "街道"]
    assert value_of(highlights, "讲解、示范，三步走\r\n当场答复") == ["讲解、示范，三步走", "当场答复"]


def test_several_choices_stand_in_one_cell() -> None:
    assert value_of(a_field(FieldKind.CHOICES, choices=WORDS), "开放校园、online") == ["open_campus", "online"]


def test_rows_in_a_cell_are_lines_of_parts() -> None:
    field = a_field(FieldKind.ROWS, parts=PARTS)

    assert value_of(field, "就业人数|1,200\n捐赠｜3") == [
        {"name": "就业人数", "value": 1200},
        {"name": "捐赠", "value": 3},
    ]
    with pytest.raises(CellUnreadable, match="最多 2 项"):
        value_of(field, "a|1|2")


def test_yes_and_no_are_read_and_maybe_is_told() -> None:
    assert value_of(a_field(FieldKind.YES_NO), "√") is True
    assert value_of(a_field(FieldKind.YES_NO), "无") is False
    with pytest.raises(CellUnreadable):
        value_of(a_field(FieldKind.YES_NO), "可能")


def test_an_empty_cell_is_nothing_and_a_number_in_a_text_field_is_text() -> None:
    assert value_of(a_field(FieldKind.LINE), None) is None
    assert value_of(a_field(FieldKind.LINE), 2023) == "2023"
