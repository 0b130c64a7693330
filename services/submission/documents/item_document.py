"""Items as documents: each of its parts under its title, in the order of its form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.submission.documents.official_page import OfficialPage
from services.submission.domain.clock_words import day_in_words, moment_in_words
from services.submission.domain.form_fields import FieldKind, FormField, shown

LONG = (FieldKind.TEXT, FieldKind.LINES, FieldKind.ROWS)
WIDTHS = (38, 118)


@dataclass(frozen=True)
class ItemInWords:
    """What a document tells of one item; `references` are the words for items and media that its content names."""

    title: str
    type_name: str
    unit_name: str
    state: str
    fields: Sequence[FormField]
    content: Mapping[str, Any]
    receipt_number: str | None = None
    submitted_at: datetime | None = None
    references: Mapping[str, str] = field(default_factory=dict)


def item_document(item: ItemInWords, *, at: datetime) -> bytes:
    """One item."""
    page = OfficialPage(title=item.title or item.type_name, author=item.unit_name, at=at)
    write_item(page, item)
    return page.saved()


def items_document(title: str, unit_name: str, items: Sequence[ItemInWords], *, at: datetime) -> bytes:
    """All items of a unit in one file, a list of them in front."""
    page = OfficialPage(title=title, author=unit_name, at=at)
    page.title(title)
    page.text(f"{unit_name}在网上报送系统中的材料共 {len(items)} 件，截至{moment_in_words(at)}。")
    rows = [
        [str(number), each.type_name, each.title or "（未写标题）", each.state] for number, each in enumerate(items, 1)
    ]
    page.table(("序号", "类型", "标题", "状态"), rows, widths=(14, 30, 82, 30))
    for each in items:
        page.new_page()
        write_item(page, each)
    return page.saved()


def write_item(page: OfficialPage, item: ItemInWords) -> None:
    """Title, what is short in a table, what is long under headings, who and when."""
    page.title(item.title or f"（未写标题的{item.type_name}）")
    short = [(each.title, told) for each in item.fields if (told := _short(each, item))]
    about = [("材料类型", item.type_name), ("报送单位", item.unit_name), ("状态", item.state)]
    about += [("回执编号", item.receipt_number)] if item.receipt_number else []
    page.table(("项目", "内容"), [*about, *short], widths=WIDTHS)
    number = 0
    for each in item.fields:
        value = item.content.get(each.name)
        if each.kind in LONG and value:
            number += 1
            page.heading(number, each.title)
            _write_long(page, each, value)
    when = item.submitted_at
    page.signature(item.unit_name, day_in_words(when.date()) if when else "（尚未报送）")


def _short(each: FormField, item: ItemInWords) -> str:
    value = item.content.get(each.name)
    if each.name == "title" or each.kind in LONG or value in (None, "", []):
        return ""
    if each.kind is FieldKind.REFERENCE:
        named = [value] if isinstance(value, str) else value
        return "\n".join(item.references.get(str(one), str(one)) for one in named)
    return shown(each, value)


def _write_long(page: OfficialPage, each: FormField, value: Any) -> None:
    if each.kind is FieldKind.ROWS:
        width = 156 // max(len(each.parts), 1)
        rows = [[shown(part, row.get(part.name)) for part in each.parts] for row in value]
        page.table([part.title for part in each.parts], rows, widths=[width] * len(each.parts))
    elif each.kind is FieldKind.LINES:
        for number, line in enumerate(value, 1):
            page.text(f"{number}. {line}")
    else:
        page.text(value)
