"""Tables in and out: .xlsx, .xls, .ods, .csv are read; .xlsx and .csv are written so that Excel shows Chinese."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from chassis.errors import FieldError, Unprocessable

ROWS_MOST = 2000
UNPACKED_MOST = 48 * 1024 * 1024
PIECE = 256 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
SHEET_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# What Excel and others take for a formula at the start of a text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | None


class TableUnfit(Unprocessable):
    """Not a table that can be read, or too long a one."""

    code = "table-unfit"
    title = "无法读取该表格"


def read_table(data: bytes) -> list[list[str]]:
    """The first sheet as text, empty rows left out; what it is, is told by its bytes and not by its name."""
    rows = _sheet(data) if data.startswith(SHEET_MARKS) else _csv(data)
    filled = [row for row in rows if any(row)]
    if not filled:
        raise _unfit("表格是空的")
    if len(filled) > ROWS_MOST:
        raise _unfit(f"最多 {ROWS_MOST} 行，请分几次导入")
    return filled


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str) -> bytes:
    """A workbook with a frozen header; a text stays a text, whatever it begins with."""
    import xlsxwriter  # at run time with the first table: no start waits for it

    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        page, bold = book.add_worksheet(sheet), book.add_format({"bold": True})
        page.write_row(0, 0, header, bold)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(number, place, value)
                else:
                    page.write(number, place, value)
        page.freeze_panes(1, 0)
        page.set_column(0, len(header) - 1, 22)
    return target.getvalue()


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark; what would be a formula is quoted."""
    target = io.StringIO()
    lines = csv.writer(target)
    lines.writerow(header)
    for row in rows:
        lines.writerow([_quoted(value) for value in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _sheet(data: bytes) -> list[list[str]]:
    if data.startswith(b"PK"):
        _require_small(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [[_text(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
    except (CalamineError, IndexError, ValueError) as error:
        raise _unfit("文件已损坏、有密码保护，或不是表格") from error


def _require_small(data: bytes) -> None:
    """A small file that unpacks to gigabytes is refused before anything keeps it in memory."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                with packed.open(name) as part:
                    while piece := part.read(PIECE):
                        unpacked += len(piece)
                        if unpacked > UNPACKED_MOST:
                            raise _unfit("文件解压后过大")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise _unfit("文件已损坏、有密码保护，或不是表格") from error


def _csv(data: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        head = text.partition("\n")[0]
        delimiter = max(",\t;，", key=head.count)
        lines = text.replace("，", ",") if delimiter == "，" else text
        try:
            rows = csv.reader(io.StringIO(lines, newline=""), delimiter="," if delimiter == "，" else delimiter)
            return [[cell.strip() for cell in row] for row in rows]
        except csv.Error as error:
            raise _unfit("逗号分隔文件的格式不正确") from error
    raise _unfit("请使用 .xlsx、.xls 或 .csv 文件（UTF-8 或 GBK 编码）")


def _text(cell: object) -> str:
    """A code that Excel keeps as a number is the number without its fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip()


def _quoted(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _unfit(fault: str) -> TableUnfit:
    return TableUnfit(fault, errors=[FieldError("/file", fault, "unfit")])
