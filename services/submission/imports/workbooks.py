"""Workbooks that go out: the template of a type, and the rows that were not taken."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from services.submission.domain.form_fields import FieldKind, FormField, shown
from services.submission.imports.sheet import EXAMPLE, REMARK, columns_of

ROWS_WITH_CHOICES = 1000
CHOICES_SHEET = "可选项"
HEADING = {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "top"}
BODY = {"text_wrap": True, "valign": "top", "num_format": "@"}
HOW = {
    FieldKind.LINES: "每行一条（单元格内按 Alt+Enter 换行）",
    FieldKind.CHOICE: "从下拉列表中选择",
    FieldKind.CHOICES: "可填几项，用顿号隔开，名称见“可选项”",
    FieldKind.DAY: "如 2023年5月15日",
    FieldKind.MOMENT: "如 2023年5月15日 9:30",
    FieldKind.WHOLE_NUMBER: "只填整数",
    FieldKind.NUMBER: "只填数字",
    FieldKind.YES_NO: "填“是”或“否”",
}


def template(name: str, fields: Sequence[FormField]) -> bytes:
    """An empty sheet with headings, an example row that is not read, and the choices to choose from."""
    columns = columns_of(fields)
    made = io.BytesIO()
    with _workbook(made) as book:
        sheet, choices = book.add_worksheet(name[:31]), book.add_worksheet(CHOICES_SHEET)
        heading, body = book.add_format(HEADING), book.add_format(BODY)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 18)
        sheet.write_string(0, 0, REMARK, heading)
        sheet.write_string(1, 0, f"{EXAMPLE}，导入时跳过本行", body)
        for index, each in enumerate(columns, 1):
            sheet.set_column(index, index, 40 if each.kind is FieldKind.TEXT else 22, body)
            sheet.write_string(0, index, f"{each.title}*" if each.required else each.title, heading)
            sheet.write_comment(0, index, _how(each))
            sheet.write_string(1, index, _example(each), body)
            if each.choices:
                _offer(sheet, choices, index, each, heading)
    return made.getvalue()


def failed_rows(name: str, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """The rows as they were, each behind its reason; mended, the file can be imported as it is."""
    kept = [index for index, heading in enumerate(headings) if heading != REMARK]
    made = io.BytesIO()
    with _workbook(made) as book:
        sheet = book.add_worksheet(name[:31])
        heading, body = book.add_format(HEADING), book.add_format(BODY)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 40, body)
        sheet.set_column(1, len(kept), 24, body)
        for column, text in enumerate((REMARK, *(headings[index] for index in kept))):
            sheet.write_string(0, column, text, heading)
        for number, (reason, cells) in enumerate(rows, 1):
            sheet.write_string(number, 0, reason, body)
            for column, index in enumerate(kept, 1):
                sheet.write_string(number, column, cells[index], body)
    return made.getvalue()


def _workbook(made: io.BytesIO) -> Any:
    """Texts stay texts: nothing that somebody wrote becomes a formula or a link."""
    import xlsxwriter  # with the first sheet: most processes never write one

    options: Mapping[str, Any] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return xlsxwriter.Workbook(made, options)


def _how(each: FormField) -> str:
    parts = f"每行一条，各项用“|”隔开：{'|'.join(part.title for part in each.parts)}" if each.parts else ""
    longest = f"不超过 {each.longest} 字" if each.longest and each.kind in (FieldKind.LINE, FieldKind.TEXT) else ""
    told = (each.description, parts or HOW.get(each.kind, ""), longest)
    return "\n".join(part for part in ("必填" if each.required else "选填", *told) if part)


def _example(each: FormField) -> str:
    if each.choices:
        return next(iter(each.choices.values()))
    if each.kind is FieldKind.ROWS:
        return "\n".join(
            "|".join(shown(part, row.get(part.name)).replace("\n", "、") for part in each.parts)
            for row in (each.example or ())
        )
    return shown(each, each.example)


def _offer(sheet: Any, choices: Any, index: int, each: FormField, heading: Any) -> None:
    """A list of its own sheet, because one inside the cell's rule ends at 255 characters."""
    choices.write_string(0, index, each.title, heading)
    for row, word in enumerate(each.choices.values(), 1):
        choices.write_string(row, index, word)
    if each.kind is FieldKind.CHOICE:
        column = _letters(index)
        source = f"='{CHOICES_SHEET}'!${column}$2:${column}${len(each.choices) + 1}"
        rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": each.title}
        sheet.data_validation(2, index, ROWS_WITH_CHOICES, index, rule)


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
