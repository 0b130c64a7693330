"""Read an uploaded table; a workbook is opened by a child that cannot take more time or memory than it is given."""

import asyncio
import json
import os
import signal
import sys
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from chassis.spreadsheets.csv_text import read_csv
from chassis.spreadsheets.table import (
    MOST_BYTES,
    REFUSALS,
    Cell,
    CellFault,
    Table,
    TableEmpty,
    TableRow,
    TableTooLarge,
    TableTypeRefused,
    TableUnreadable,
    TooManyTablesAtOnce,
)

PROGRAM = "chassis.spreadsheets.workbook_child"
ROOT = Path(__file__).parents[2]
SECONDS = 12.0
AT_ONCE, WAITING = 2, 8
BEGINNINGS = {".xlsx": b"PK\x03\x04", ".xls": bytes.fromhex("d0cf11e0a1b11ae1")}
MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")


class TableReader:
    """Reads a few tables at a time; more wait, and yet more are asked to come again."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def read(self, content: bytes, *, file_name: str) -> Table:
        """The rows of the table, or a refusal in words."""
        ending = checked_ending(content, file_name)
        if self._waiting >= WAITING:
            raise TooManyTablesAtOnce(retry_after=5)
        self._waiting += 1
        try:
            async with self._places:
                table = await (asyncio.to_thread(read_csv, content) if ending == ".csv" else read_workbook(content))
        finally:
            self._waiting -= 1
        if not table.rows:
            raise TableEmpty
        return table


def checked_ending(content: bytes, file_name: str) -> str:
    """What the file is by its name, when its content agrees."""
    ending = PurePosixPath(file_name.replace("\\", "/")).suffix.lower()
    if ending in MACROS:
        raise REFUSALS["table-has-macros"]
    if ending not in (*BEGINNINGS, ".csv"):
        raise TableTypeRefused
    if len(content) > MOST_BYTES:
        raise TableTooLarge
    if not content:
        raise TableEmpty
    locked_xlsx = ending == ".xlsx" and content.startswith(BEGINNINGS[".xls"])  # how Excel keeps one under a password
    if ending in BEGINNINGS and not content.startswith(BEGINNINGS[ending]) and not locked_xlsx:
        raise TableTypeRefused(f"文件内容不是 {ending} 表格，请用 Excel 或 WPS 另存为 .xlsx 后上传")
    return ending


async def read_workbook(content: bytes) -> Table:
    """By the child. TableTooLarge when it ran out of what it is given."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROGRAM,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            told, _ = await process.communicate(content)
    except TimeoutError:
        raise TableTooLarge from None
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    if process.returncode != 0:
        raise TableTooLarge
    return _table(json.loads(told))


def _table(told: dict[str, Any]) -> Table:
    if "refused" in told:
        raise REFUSALS.get(told["refused"], TableUnreadable)
    return Table([TableRow(number, [_cell(each) for each in cells]) for number, cells in told["rows"]])


def _cell(told: Any) -> Cell:
    if not isinstance(told, dict):
        cell: Cell = told
        return cell
    ((kind, value),) = told.items()
    match kind:
        case "date":
            return date.fromisoformat(value)
        case "datetime":
            return datetime.fromisoformat(value)
    return CellFault(value)
