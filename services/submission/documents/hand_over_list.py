"""The list that goes along with what is handed over (清单、通报): one line an item, as Word and as Excel."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.submission.documents.official_page import OfficialPage
from services.submission.domain.clock_words import day_in_words, moment_in_words

HEADINGS = ("序号", "回执编号", "标题", "类型", "报送单位", "地区", "报送时间", "按时", "状态")
WIDTHS = (12, 46, 62, 22, 40, 18, 24, 13, 20)
COLUMNS = (6, 26, 44, 12, 30, 12, 18, 8, 14)


@dataclass(frozen=True)
class ListedItem:
    """A line."""

    receipt_number: str
    title: str
    type_name: str
    unit_name: str
    region: str
    submitted_at: datetime
    on_time: bool
    state: str


@dataclass(frozen=True)
class HandOver:
    """Who hands over what to whom; `addressee` is empty where nobody is named."""

    title: str
    unit_name: str
    addressee: str
    at: datetime
    items: Sequence[ListedItem]


def hand_over_word(hand_over: HandOver) -> bytes:
    """A letter in a few words and the list below."""
    page = OfficialPage(title=hand_over.title, author=hand_over.unit_name, at=hand_over.at, landscape=True)
    page.title(hand_over.title)
    if hand_over.addressee:
        page.text(f"{hand_over.addressee}：")
    page.text(summed(hand_over))
    page.table(HEADINGS, _rows(hand_over), widths=_fitted(WIDTHS, 243))
    page.signature(hand_over.unit_name, day_in_words(hand_over.at.date()))
    return page.saved()


def hand_over_excel(hand_over: HandOver) -> bytes:
    """The same list; texts stay texts."""
    import xlsxwriter  # with the first sheet: most processes never write one

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("清单")
        bold, wrapped = book.add_format({"bold": True, "border": 1}), book.add_format({"text_wrap": True, "border": 1})
        sheet.write_string(0, 0, hand_over.title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, summed(hand_over))
        for column, (heading, width) in enumerate(zip(HEADINGS, COLUMNS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, heading, bold)
        for number, row in enumerate(_rows(hand_over), 3):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, wrapped)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return made.getvalue()


def summed(hand_over: HandOver) -> str:
    """How many of which type, in the order in which they first stand in the list."""
    counted = Counter(each.type_name for each in hand_over.items)
    kinds = "、".join(f"{name} {count} 件" for name, count in counted.items())
    told = f"，其中{kinds}" if len(counted) > 1 else ""
    return f"现报送材料 {len(hand_over.items)} 件{told}，截至{moment_in_words(hand_over.at)}。"


def _rows(hand_over: HandOver) -> list[list[str]]:
    return [
        [
            str(number),
            each.receipt_number,
            each.title,
            each.type_name,
            each.unit_name,
            each.region,
            moment_in_words(each.submitted_at),
            "是" if each.on_time else "否",
            each.state,
        ]
        for number, each in enumerate(hand_over.items, 1)
    ]


def _fitted(widths: Sequence[int], whole: int) -> list[int]:
    return [width * whole // sum(widths) for width in widths]
