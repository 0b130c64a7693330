"""CSV as Chinese offices write it: UTF-8 with or without mark, UTF-16 with one, or GBK."""

import csv
import io

from chassis.spreadsheets.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    TableRow,
    TableTooLarge,
    TableTypeRefused,
    TableUnreadable,
)

LONGEST_CELL = 32_767  # as in a workbook
DELIMITERS = (",", "\t", ";")


def read_csv(content: bytes) -> Table:
    """The rows that hold something; numbers are those of the records."""
    text = decoded(content)
    if "\x00" in text:
        raise TableTypeRefused("文件内容不是表格，请上传 .xlsx、.xls 或 .csv 表格")
    first_line = text.lstrip().split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first_line.count)
    csv.field_size_limit(LONGEST_CELL)
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(cell.strip() for cell in cells):
                rows.append(TableRow(number, [cell.strip() or None for cell in cells]))
            if len(rows) > MOST_ROWS + 1 or len(cells) > MOST_COLUMNS:
                raise TableTooLarge
    except csv.Error as error:
        raise TableUnreadable from error
    return Table(rows)


def decoded(content: bytes) -> str:
    """The text; GB 18030 contains GBK and GB 2312."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableUnreadable("文件的文字编码无法识别，请另存为 .xlsx 再上传")
