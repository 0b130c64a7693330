"""A sheet, found by its headings; and what is offered to fill in."""

import io

import pytest

from chassis.spreadsheets.reading import TableReader
from chassis.spreadsheets.table import Cell, Table, TableRow
from services.submission.domain.form_fields import FieldKind, FormField, fields_of
from services.submission.domain.import_refusals import HeadingsMissing, TypeNotImportable
from services.submission.forms import REPORT_TYPES
from services.submission.imports.sheet import read_sheet
from services.submission.imports.workbooks import failed_rows, template

FIELDS = (
    FormField("title", "标题", FieldKind.LINE, required=True, example="小课堂"),
    FormField("kind", "类型", FieldKind.CHOICE, required=True, choices={"a": "开放校园", "b": "开放赛场"}),
    FormField("count", "参与人数", FieldKind.WHOLE_NUMBER, required=True, example=1260),
    FormField("asset_ids", "照片和视频", FieldKind.REFERENCE),
)


def a_table(*rows: list[Cell]) -> Table:
    """Rows numbered from 1."""
    return Table([TableRow(number, cells) for number, cells in enumerate(rows, 1) if any(cells)])


def test_headings_are_found_below_a_title_in_any_order_with_marks_and_remarks() -> None:
    table = a_table(
        ["活动周案例汇总表"], ["序号", "参与人数（人）", "标题*", " 类型 "], ["1", "1260", "小课堂", "开放校园"]
    )

    sheet = read_sheet(table, FIELDS)

    assert sheet.unknown == ("序号",)
    assert [(row.number, row.content, row.faults) for row in sheet.rows] == [
        (3, {"title": "小课堂", "kind": "a", "count": 1260}, ())
    ]


def test_a_fault_names_its_field_and_leaves_the_rest_of_the_row() -> None:
    (row,) = read_sheet(a_table(["标题", "类型", "参与人数"], ["小课堂", "开放", "很多"]), FIELDS).rows

    assert row.content == {"title": "小课堂"}
    assert [fault.pointer for fault in row.faults] == ["/kind", "/count"]


def test_without_the_headings_of_the_form_nothing_is_read() -> None:
    with pytest.raises(HeadingsMissing, match="标题、类型、参与人数"):
        read_sheet(a_table(["名称", "人数"], ["小课堂", "1"]), FIELDS)
    with pytest.raises(HeadingsMissing, match="相同"):
        read_sheet(a_table(["标题", "标题", "类型"], ["甲", "乙", "开放校园"]), FIELDS)


def test_a_type_that_needs_photos_has_no_sheet() -> None:
    with pytest.raises(TypeNotImportable):
        template("照片", (FormField("asset_ids", "照片", FieldKind.REFERENCE, required=True),))


async def test_the_template_can_be_filled_in_and_read_and_its_example_is_skipped() -> None:
    read = await TableReader().read(template("典型案例", FIELDS), file_name="模板.xlsx")

    assert [list(row.cells) for row in read.rows] == [
        ["系统提示", "标题*", "类型*", "参与人数*"],
        ["示例，导入时跳过本行", "小课堂", "开放校园", "1260"],
    ]
    assert read_sheet(read, FIELDS).rows == ()


async def test_the_rows_that_were_not_taken_come_back_with_the_reason_first_and_can_be_imported_again() -> None:
    refused = [("类型：“开放”不在可选范围内", ("小课堂", "开放", "=1+1"))]

    read = await TableReader().read(failed_rows("案例", ["标题", "类型", "参与人数"], refused), file_name="a.xlsx")

    assert list(read.rows[1].cells) == ["类型：“开放”不在可选范围内", "小课堂", "开放", "=1+1"]
    (row,) = read_sheet(read, FIELDS).rows
    assert [fault.pointer for fault in row.faults] == ["/kind", "/count"]


@pytest.mark.parametrize("code", sorted(REPORT_TYPES))
def test_every_type_has_a_template_or_says_why_not(code: str) -> None:
    fields = fields_of(REPORT_TYPES[code].complete.model_json_schema())

    try:
        made = template(code, fields)
    except TypeNotImportable:
        assert any(each.required and each.kind in (FieldKind.REFERENCE, FieldKind.GROUP) for each in fields)
    else:
        assert io.BytesIO(made).read(2) == b"PK"
