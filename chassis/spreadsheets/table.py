"""What was read of an uploaded table, and why one is not read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chassis.errors import StoreDown, Unprocessable

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 1000
MOST_COLUMNS = 100


@dataclass(frozen=True)
class CellFault:
    """A cell that shows no value: a formula that was never calculated, or one that failed."""

    reason: str


Cell = str | int | float | bool | date | datetime | CellFault | None


@dataclass(frozen=True)
class TableRow:
    """A row that holds something, under the number that its file shows."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """The rows of the first visible sheet."""

    rows: Sequence[TableRow]


class TableTypeRefused(Unprocessable):
    """Other files than .xlsx, .xls and .csv, by name and by content, are not read."""

    code = "table-type-refused"
    title = "请上传 .xlsx、.xls 或 .csv 表格"


class TableHasMacros(Unprocessable):
    """A file with macros is not opened."""

    code = "table-has-macros"
    title = "表格含有宏，请另存为不带宏的 .xlsx 后上传"


class TableLocked(Unprocessable):
    """A file under a password cannot be read."""

    code = "table-locked"
    title = "表格设有打开密码，请取消密码后上传"


class TableTooLarge(Unprocessable):
    """More rows, columns or bytes than are read at once."""

    code = "table-too-large"
    title = f"表格过大：一次最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列，请拆分后分次上传"


class TableUnreadable(Unprocessable):
    """A damaged file."""

    code = "table-unreadable"
    title = "表格无法读取，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"


class TableEmpty(Unprocessable):
    """A file without a row."""

    code = "table-empty"
    title = "表格里没有内容"


class TooManyTablesAtOnce(StoreDown):
    """Tables are read a few at a time, so that the rest of the service keeps its processor."""

    code = "tables-waiting"
    title = "正在读取的表格较多，请稍后重试"


REFUSALS: dict[str, type[Unprocessable]] = {
    each.code: each
    for each in (TableTypeRefused, TableHasMacros, TableLocked, TableTooLarge, TableUnreadable, TableEmpty)
}
