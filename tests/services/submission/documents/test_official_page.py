"""Documents that go out, read back with the library that offices' tools agree with."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from services.submission.documents.hand_over_list import HandOver, ListedItem, hand_over_excel, hand_over_word
from services.submission.documents.item_document import ItemInWords, item_document, items_document
from services.submission.documents.official_page import OfficialPage, ordinal
from services.submission.domain.form_fields import FieldKind, FormField, fields_of
from services.submission.forms import REPORT_TYPES

AT = datetime(2023, 5, 20, 2, tzinfo=UTC)
FIELDS = fields_of(REPORT_TYPES["T3"].complete.model_json_schema())
ITEM = ItemInWords(
    title="胡同口的职教法小课堂",
    type_name="典型案例",
    unit_name="槐荫职业学院",
    state="已审核通过",
    fields=FIELDS,
    content={
        "title": "胡同口的职教法小课堂",
        "background": "第一段。\n第二段 <b> & 其他。",
        "action": "做法。",
        "result": "成效。",
        "highlights": ["亮点一", "亮点二"],
        "keywords": ["普法"],
        "participants": 1260,
        "asset_ids": ["a"],
    },
    receipt_number="2023-370000-7K3M9Q2X-C",
    submitted_at=AT,
    references={"a": "照片（在系统中查看）"},
)


def opened(content: bytes) -> Any:
    """The document as Word would open it."""
    return docx.Document(io.BytesIO(content))


def east_asian_font(paragraph: Any) -> str:
    """Of its first run."""
    font: str = paragraph.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia"))
    return font


def test_the_page_is_that_of_gb_t_9704() -> None:
    document = opened(item_document(ITEM, at=AT))
    section = document.sections[0]
    layout = document.styles["Normal"].paragraph_format

    measures = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(each.mm) for each in measures] == [210, 297, 37, 28]
    assert layout.line_spacing == Pt(28.95)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    assert "PAGE" in section.footer._element.xml


def test_title_headings_and_text_have_their_fonts_and_sizes() -> None:
    paragraphs = [each for each in opened(item_document(ITEM, at=AT)).paragraphs if each.text]
    title, heading, text = paragraphs[0], paragraphs[1], paragraphs[2]

    assert (title.text, east_asian_font(title), title.runs[0].font.size) == (ITEM.title, "方正小标宋简体", Pt(22))
    assert (heading.text, east_asian_font(heading)) == ("一、背景", "黑体")
    assert (text.text, east_asian_font(text), text.runs[0].font.size) == ("第一段。", "仿宋_GB2312", Pt(16))
    assert text._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_all_that_an_item_says_is_in_its_document_and_what_looks_like_markup_is_text() -> None:
    document = opened(item_document(ITEM, at=AT))
    paragraphs = [each.text for each in document.paragraphs]
    table = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}

    assert "第二段 <b> & 其他。" in paragraphs
    assert {"1. 亮点一", "2. 亮点二", "1. 普法", "2023年5月20日"} <= set(paragraphs)
    assert table["参与人数"] == "1260"
    assert table["照片和视频"] == "照片（在系统中查看）"
    assert table["回执编号"] == ITEM.receipt_number


def test_rows_become_a_table_under_their_titles() -> None:
    parts = (FormField("name", "名称", FieldKind.LINE), FormField("value", "数值", FieldKind.NUMBER))
    item = ItemInWords("甲", "方案", "单位", "草稿", (FormField("rows", "数据", FieldKind.ROWS, parts=parts),),
                       {"rows": [{"name": "就业", "value": 3}]})  # fmt: skip

    table = opened(item_document(item, at=AT)).tables[1]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["名称", "数值"], ["就业", "3"]]


def test_all_items_of_a_unit_stand_in_one_file_behind_a_list() -> None:
    document = opened(items_document("本单位材料汇编", "槐荫职业学院", [ITEM, ITEM], at=AT))

    assert len(document.tables) == 3
    assert [row.cells[2].text for row in document.tables[0].rows] == ["标题", ITEM.title, ITEM.title]
    assert document.element.xml.count('w:br w:type="page"') == 2


def a_hand_over(count: int) -> HandOver:
    """A list of so many items."""
    line = ListedItem("2023-1", "=1+1", "典型案例", "单位", "山东省", AT, on_time=True, state="审核中")
    return HandOver(
        "2023年职业教育活动周报送材料清单", "山东省教育厅", "教育部职业教育与成人教育司", AT, [line] * count
    )


def test_a_hand_over_list_names_the_addressee_and_counts() -> None:
    document = opened(hand_over_word(a_hand_over(2)))
    texts = [each.text for each in document.paragraphs]

    assert "教育部职业教育与成人教育司：" in texts
    assert "现报送材料 2 件，截至2023年5月20日 10:00。" in texts
    assert [cell.text for cell in document.tables[0].rows[1].cells][:4] == ["1", "2023-1", "=1+1", "典型案例"]


def test_what_looks_like_a_formula_stays_text_in_the_sheet() -> None:
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(hand_over_excel(a_hand_over(1)))).get_sheet_by_index(0)

    assert sheet.to_python()[3][2] == "=1+1"


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")])
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    page = OfficialPage(title="甲", author="乙", at=AT)

    page.text("a\x0bb\ufffec")

    assert [each.text for each in opened(page.saved()).paragraphs] == ["abc"]
