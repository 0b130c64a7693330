"""A cell of a sheet → the value of a field, as people write both."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from chassis.spreadsheets.table import Cell, CellFault
from services.submission.domain.clock_words import BEIJING
from services.submission.domain.form_fields import FieldKind, FormField

YES, NO = ("是", "有", "√", "✓", "对", "y", "yes", "true", "1"), ("否", "无", "×", "x", "不", "n", "no", "false", "0")
LINE_BREAKS = re.compile(r"[\n；;|｜]+")
SHORT_BREAKS = re.compile(r"[\n；;|｜、，,]+")
PART_BREAKS = re.compile(r"[|｜]")
SHORT = 40
DAY = re.compile(r"^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$")
MOMENT = re.compile(r"^(.*?\d日?)\s*[T ]?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*(?::\d{1,2}|分)?$")
NUMBER = re.compile(r"^(-?\d[\d,]*(?:\.\d+)?)\s*(万|亿)?\s*(?:人次|人|场次|场|个|次|家|所|元|篇|户)?$")
MULTIPLES = {"万": 10_000, "亿": 100_000_000}


class CellUnreadable(ValueError):
    """What is in the cell cannot be this field's value; the words say what can."""


def value_of(field: FormField, cell: Cell) -> Any:
    """None for an empty cell."""
    if isinstance(cell, CellFault):
        raise CellUnreadable(cell.reason)
    if cell is None or cell == "":
        return None
    return READ.get(field.kind, _text)(field, cell)


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, dates as they are written here."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case datetime():
            return f"{cell.year}年{cell.month}月{cell.day}日 {cell.hour}:{cell.minute:02d}"
        case date():
            return f"{cell.year}年{cell.month}月{cell.day}日"
        case CellFault() | None:
            return ""
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _split(text: str, breaks: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in breaks.split(text) if part.strip()]


def _text(_field: FormField, cell: Cell) -> str:
    return text_of(cell)


def _lines(field: FormField, cell: Cell) -> list[str]:
    return _split(text_of(cell), SHORT_BREAKS if (field.longest or SHORT + 1) <= SHORT else LINE_BREAKS)


def _choices(field: FormField, cell: Cell) -> list[str]:
    return [_choice(field.choices, part) for part in _split(text_of(cell), SHORT_BREAKS)]


def _rows(field: FormField, cell: Cell) -> list[dict[str, Any]]:
    return [_row(field.parts, line) for line in text_of(cell).split("\n") if line.strip()]


def _number(cell: Cell, *, whole: bool) -> int | float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        value: float = cell
    else:
        read = NUMBER.match(unicodedata.normalize("NFKC", text_of(cell)).strip())
        if read is None:
            raise CellUnreadable(f"“{_short(text_of(cell))}”不是数字，请只填数字，如 1260")
        value = round(float(read[1].replace(",", "")) * MULTIPLES.get(read[2], 1), 6)
    if value == int(value):
        return int(value)
    if whole:
        raise CellUnreadable(f"“{_short(text_of(cell))}”不是整数，请填整数")
    return value


def _yes_no(cell: Cell) -> bool:
    text = text_of(cell).lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise CellUnreadable(f"“{_short(text)}”不明确，请填“是”或“否”")


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    read = DAY.match(unicodedata.normalize("NFKC", text_of(cell)))
    if read is None:
        raise CellUnreadable(f"“{_short(text_of(cell))}”不是完整的日期，请写明年月日，如 2023年5月15日")
    try:
        return date(int(read[1]), int(read[2]), int(read[3]))
    except ValueError:
        raise CellUnreadable(f"没有“{_short(text_of(cell))}”这一天") from None


def _moment(cell: Cell) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=cell.tzinfo or BEIJING)
    read = MOMENT.match(unicodedata.normalize("NFKC", text_of(cell))) if isinstance(cell, str) else None
    if read is None:
        raise CellUnreadable(f"“{_short(text_of(cell))}”不是完整的时间，请写明日期和时刻，如 2023年5月15日 9:30")
    try:
        at = time(int(read[2]), int(read[3] or 0))
    except ValueError:
        raise CellUnreadable(f"没有“{_short(text_of(cell))}”这个时刻") from None
    return datetime.combine(_day(read[1]), at, BEIJING)


def _choice(choices: Mapping[str, str], text: str) -> str:
    plain = _plain(text)
    for code, word in choices.items():
        if plain in (_plain(word), _plain(code)):
            return code
    first = "、".join(list(choices.values())[:6])
    more = f"等 {len(choices)} 项" if len(choices) > 6 else ""
    raise CellUnreadable(f"“{_short(text)}”不在可选范围内，可选：{first}{more}")


def _plain(text: str) -> str:
    """As compared: no case, no width, no space, no punctuation."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).lower() if each.isalnum())


def _row(parts: tuple[FormField, ...], line: str) -> dict[str, Any]:
    """`a|b|c` in the order of the parts."""
    told = [part.strip() for part in PART_BREAKS.split(line)]
    if len(told) > len(parts):
        raise CellUnreadable(f"一行最多 {len(parts)} 项，用“|”隔开：{'|'.join(part.title for part in parts)}")
    values = {}
    for part, text in zip(parts, told, strict=False):
        value = value_of(part, text)
        if value is not None:
            values[part.name] = value
    return values


READ: Mapping[FieldKind, Callable[[FormField, Cell], Any]] = {
    FieldKind.WHOLE_NUMBER: lambda _, cell: _number(cell, whole=True),
    FieldKind.NUMBER: lambda _, cell: _number(cell, whole=False),
    FieldKind.YES_NO: lambda _, cell: _yes_no(cell),
    FieldKind.DAY: lambda _, cell: _day(cell).isoformat(),
    FieldKind.MOMENT: lambda _, cell: _moment(cell).isoformat(),
    FieldKind.CHOICE: lambda field, cell: _choice(field.choices, text_of(cell)),
    FieldKind.CHOICES: _choices,
    FieldKind.LINES: _lines,
    FieldKind.ROWS: _rows,
}


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
