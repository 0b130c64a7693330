"""A table → rows of a form: where its headings are, which field each column is, what each row says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chassis.errors import FieldError
from chassis.spreadsheets.table import Cell, Table, TableRow
from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.domain.import_refusals import HeadingsMissing, TypeNotImportable
from services.submission.imports.cells import CellUnreadable, text_of, value_of

REMARK = "系统提示"
EXAMPLE = "示例"
UNSAID = re.compile("[（(*＊]")
LOOKED_AT = 10
NOT_IN_SHEETS = (FieldKind.REFERENCE, FieldKind.GROUP)


@dataclass(frozen=True)
class SheetRow:
    """One row: the content it holds, the cells as they were, and what could not be read."""

    number: int
    content: dict[str, Any]
    cells: tuple[str, ...]
    faults: tuple[FieldError, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows below the headings, and the headings that belong to no field."""

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    unknown: tuple[str, ...] = field(default=())


def columns_of(fields: Sequence[FormField]) -> tuple[FormField, ...]:
    """What a sheet can hold: no photos, no references to other items; TypeNotImportable when the form needs them."""
    if any(each.required and each.kind in NOT_IN_SHEETS for each in fields):
        raise TypeNotImportable
    return tuple(each for each in fields if each.kind not in NOT_IN_SHEETS)


def read_sheet(table: Table, fields: Sequence[FormField]) -> Sheet:
    """HeadingsMissing when none of the first rows has the title and half of what is required."""
    by_title = {_plain(each.title): each for each in columns_of(fields)}
    place, columns = _headings(table, by_title, fields)
    headings = tuple(text_of(cell) for cell in table.rows[place].cells)
    rows = [_row(row, columns, len(headings)) for row in table.rows[place + 1 :] if not _is_example(row, headings)]
    unknown = tuple(
        heading for index, heading in enumerate(headings) if heading and index not in columns and heading != REMARK
    )
    return Sheet(headings, tuple(row for row in rows if row.content or row.faults), unknown)


def _headings(
    table: Table, by_title: Mapping[str, FormField], fields: Sequence[FormField]
) -> tuple[int, dict[int, FormField]]:
    needed = sum(1 for each in columns_of(fields) if each.required)
    for place, row in enumerate(table.rows[:LOOKED_AT]):
        columns = {
            index: by_title[_plain(text_of(cell))]
            for index, cell in enumerate(row.cells)
            if _plain(text_of(cell)) in by_title
        }
        found = {each.name for each in columns.values()}
        if len(found) < len(columns):
            raise HeadingsMissing("有两列的表头相同，请使用本类材料的模板填写")
        if "title" in found and len(found) >= needed / 2:
            return place, columns
    titles = "、".join(each.title for each in by_title.values())
    raise HeadingsMissing(f"没有找到表头。表头应为：{titles}")


def _is_example(row: TableRow, headings: Sequence[str]) -> bool:
    if REMARK not in headings:
        return False
    index = headings.index(REMARK)
    return index < len(row.cells) and text_of(row.cells[index]).startswith(EXAMPLE)


def _row(row: TableRow, columns: Mapping[int, FormField], width: int) -> SheetRow:
    content, faults = {}, []
    for index, each in columns.items():
        cell: Cell = row.cells[index] if index < len(row.cells) else None
        try:
            value = value_of(each, cell)
        except CellUnreadable as unreadable:
            faults.append(FieldError(f"/{each.name}", str(unreadable), "cell-unreadable"))
        else:
            if value not in (None, []):
                content[each.name] = value
    cells = tuple(text_of(cell) for cell in row.cells[:width])
    return SheetRow(row.number, content, cells + ("",) * (width - len(cells)), tuple(faults))


def _plain(text: str) -> str:
    """A heading without the mark of what is required, spaces and a remark in brackets."""
    return "".join(UNSAID.split(text, maxsplit=1)[0].split())
