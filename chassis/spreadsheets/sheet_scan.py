"""A worksheet's XML read as a stream, in memory that does not grow: how large it is, and which cells hold no value."""

import re
from collections.abc import Iterable
from typing import Any
from xml.parsers import expat

from chassis.spreadsheets.table import MOST_COLUMNS, MOST_ROWS

REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
FORMULA, ERROR = "公式没有计算结果，请用 Excel 或 WPS 打开并保存，或改填数值", "公式出错，请改填数值"


class SheetTooLarge(Exception):
    """More rows with values, or columns, than are read."""


class SheetDeclaresEntities(Exception):
    """No sheet has a document type."""


class SheetScan:
    """Feed it the XML of one sheet; `faults` has the cells without a value by row and column, from 0."""

    def __init__(self) -> None:
        self.faults: dict[tuple[int, int], str] = {}
        self._rows = 0
        self._row, self._column, self._row_counted = -1, -1, False
        self._formula, self._type, self._value = False, "", False

    def read(self, chunks: Iterable[bytes]) -> None:
        """The whole sheet. SheetTooLarge as soon as it is one."""
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    @staticmethod
    def _refuse_doctype(*_: Any) -> None:
        raise SheetDeclaresEntities

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._row + 1
                self._column, self._row_counted = -1, False
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "is":
                self._value = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = REFERENCE.match(attributes.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        if place:
            self._row = int(place[2]) - 1
        self._formula, self._value, self._type = False, False, attributes.get("t", "")

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] != "c":
            return
        if self._value or self._formula:
            self._count()
        if self._type == "e":
            self.faults[self._row, self._column] = ERROR
        elif self._formula and not self._value:
            self.faults[self._row, self._column] = FORMULA

    def _count(self) -> None:
        if not self._row_counted:
            self._rows, self._row_counted = self._rows + 1, True
        # One more than are read: the heading. A value far below is a dense block of memory for whoever reads the sheet.
        if self._rows > MOST_ROWS + 1 or self._column >= MOST_COLUMNS or self._row > MOST_ROWS * 20:
            raise SheetTooLarge


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
