"""A program of its own: reads a workbook from stdin, writes its rows to stdout as JSON, bounded in all it may use."""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from chassis.spreadsheets.sheet_scan import SheetDeclaresEntities, SheetScan, SheetTooLarge
from chassis.spreadsheets.table import MOST_COLUMNS, MOST_ROWS

MEMORY = 1024**3
CPU_SECONDS = 8
MOST_UNPACKED = 128 * 1024**2
MOST_PARTS = 2000
CHUNK = 64 * 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Faults = dict[tuple[int, int], str]


class Refused(Exception):
    """By its code."""


def read(content: bytes) -> list[list[Any]]:
    """[number, cells] of every row that holds something."""
    if content.startswith(OLE):
        _check_old_file(content)
        faults: Faults = {}
    else:
        faults = _checked_archive(content)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        sheet = book.get_sheet_by_index(_first_visible(book))
        rows = sheet.to_python(skip_empty_area=False)
        if rows and len(rows[0]) > MOST_COLUMNS:
            raise Refused("table-too-large")
        _fill_merged(sheet, rows)
    told = []
    for index, row in enumerate(rows):
        cells = [_told(cell, faults.get((index, column))) for column, cell in enumerate(row)]
        if any(cell is not None for cell in cells):
            told.append([index + 1, cells])
        if len(told) > MOST_ROWS + 1:
            raise Refused("table-too-large")
    return told


def _check_old_file(content: bytes) -> None:
    """What the old container names inside itself tells an encrypted workbook and one with macros."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("table-locked")
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise Refused("table-has-macros")


def _checked_archive(content: bytes) -> Faults:
    """No macros, no bomb, no more rows than are read; the cells that hold no value."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {each.filename for each in parts}
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refused("table-has-macros")
        if "xl/workbook.xml" not in names:
            raise Refused("table-type-refused")
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
            raise Refused("table-too-large")
        scan = SheetScan()
        scan.read(_chunks(archive, _sheet_part(archive)))
        return scan.faults


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """No more than the archive declares: more than that is not unpacked."""
    with archive.open(part) as opened:
        while chunk := opened.read(CHUNK):
            yield chunk


def _sheet_part(archive: zipfile.ZipFile) -> str:
    """Where the first visible sheet stands in the archive."""
    book = ET.fromstring(_small(archive, "xl/workbook.xml"))  # noqa: S314 -- small, and checked for entities
    sheets = [each for each in book.iter(f"{MAIN}sheet") if each.get("state", "visible") == "visible"]
    wanted = sheets[0].get(RELATION) if sheets else None
    relations = ET.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))  # noqa: S314 -- as above
    for each in relations:
        if each.get("Id") == wanted:
            target = each.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise Refused("table-unreadable")


def _small(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as opened:
        content = opened.read(1024 * 1024)
    if b"<!DOCTYPE" in content:
        raise Refused("table-unreadable")
    return content


def _first_visible(book: CalamineWorkbook) -> int:
    for index, each in enumerate(book.sheets_metadata):
        if each.visible == SheetVisibleEnum.Visible:
            return index
    raise Refused("table-empty")


def _fill_merged(sheet: CalamineSheet, rows: list[list[Any]]) -> None:
    """A value that stands for several rows stands in each of them that holds something else."""
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            if any(cell != "" for cell in row):
                row[left] = rows[top][left]


def _told(cell: Any, fault: str | None) -> Any:
    """A cell in JSON; what JSON has no form for is told by its kind."""
    if fault is not None:
        return {"fault": fault}
    match cell:
        case datetime():
            return {"datetime": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case time() | timedelta():
            return str(cell)[:5]
        case float() if cell.is_integer():
            return int(cell)
        case str():
            return cell.strip() or None
    return cell


def main() -> None:
    """One workbook, one answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: dict[str, Any]
    try:
        answer = {"rows": read(sys.stdin.buffer.read())}
    except Refused as refused:
        answer = {"refused": str(refused)}
    except SheetTooLarge:
        answer = {"refused": "table-too-large"}
    except PasswordError:
        answer = {"refused": "table-locked"}
    except (CalamineError, SheetDeclaresEntities, ExpatError, ET.ParseError, zipfile.BadZipFile, KeyError,
            ValueError, OSError, MemoryError, NotImplementedError, RuntimeError):  # fmt: skip
        answer = {"refused": "table-unreadable"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
