"""Tables that go out: .xlsx row by row in memory that does not grow, .csv that Excel opens in Chinese.

A text stays a text, whatever it begins with: nothing that somebody wrote becomes a formula or a link.
"""

import csv
import io
import os
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Any, Self

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_TEXT = 32_767  # of a cell of a workbook
CHUNK = 64 * 1024
BEIJING = timezone(timedelta(hours=8))
Cell = str | int | float | bool | datetime | None


class Sheet:
    """One sheet: headings that stay in sight, then rows from above to below."""

    def __init__(self, page: Any, formats: dict[str, Any], headings: Sequence[str], widths: Sequence[int]) -> None:
        self._page, self._formats, self._row = page, formats, 0
        for column, width in enumerate(widths or [20] * len(headings)):
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)
        self.write(headings, style="heading")

    def write(self, cells: Iterable[Cell], *, style: str = "body") -> None:
        """The next row."""
        for column, cell in enumerate(cells):
            self._write(column, cell, self._formats[style])
        self._row += 1

    def _write(self, column: int, cell: Cell, style: Any) -> None:
        match cell:
            case None | "":
                return
            case bool():
                self._page.write_string(self._row, column, "是" if cell else "否", style)
            case int() | float():
                self._page.write_number(self._row, column, cell, style)
            case datetime():
                local = cell.astimezone(BEIJING).replace(tzinfo=None)
                self._page.write_datetime(self._row, column, local, self._formats["moment"])
            case _:
                self._page.write_string(self._row, column, cell[:LONGEST_TEXT], style)


class WorkbookFile:
    """A workbook that is written to a file of its own and gone when it has been read."""

    def __init__(self) -> None:
        import xlsxwriter  # with the first one: no start waits for it

        handle, self._path = tempfile.mkstemp(suffix=".xlsx")
        self._file = os.fdopen(handle, "rb")
        self._book = xlsxwriter.Workbook(
            self._path,
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False},
        )  # fmt: skip
        self._formats = {
            "heading": self._book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True}),
            "body": self._book.add_format({"text_wrap": True, "valign": "top"}),
            "moment": self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
        }

    def sheet(self, name: str, headings: Sequence[str], *, widths: Sequence[int] = ()) -> Sheet:
        """A further sheet."""
        return Sheet(self._book.add_worksheet(name[:31]), self._formats, headings, widths)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the file. From here on it has no name: it is gone with whoever reads it, or when that fails."""
        try:
            self._book.close()
        finally:
            os.unlink(self._path)
            if kind is not None:
                self._file.close()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The finished file, piece by piece."""
        with self._file:
            while chunk := self._file.read(CHUNK):
                yield chunk


def csv_of(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV, marked as UTF-8; what Excel would take for a formula is quoted."""
    target = io.StringIO()
    lines = csv.writer(target)
    for row in rows:
        lines.writerow([_plain(cell) for cell in row])
    return BYTE_ORDER_MARK + target.getvalue().encode()


def _plain(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case datetime():
            return f"{cell.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        case str() if cell.startswith(FORMULA):
            return f"'{cell}"
    return cell
