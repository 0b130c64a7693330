"""A page laid out as GB/T 9704-2012 says: 22 lines of 28 characters, 三号仿宋, exact line pitch.

Written as WordprocessingML by hand, because a document of many items is hundreds of paragraphs: python-docx takes half
a millisecond for each, and is kept for what surrounds them (package, styles, page, header).
"""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

LINE = 28.95  # points; 22 of them fill the 225 mm of the type area
BODY, TITLE, FIRST, SECOND = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
THREE, TWO, FOUR, SMALL = 16.0, 22.0, 14.0, 12.0  # 三号, 二号, 四号, 小四 in points
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f"xmlns:w='{NAMESPACE}'"
RANKS = "一二三四五六七八九十"
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
PAGE_NUMBER = (
    "<w:p {ns}><w:pPr><w:jc w:val='center'/></w:pPr>{dash}<w:r>{font}<w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r>{font}<w:instrText xml:space='preserve'> PAGE </w:instrText></w:r>"
    "<w:r>{font}<w:fldChar w:fldCharType='end'/></w:r>{dash}</w:p>"
)


class OfficialPage:
    """A document from its title to its end; paragraphs in the order of calls."""

    def __init__(self, *, title: str, author: str, at: datetime, landscape: bool = False) -> None:
        import docx
        from docx.oxml import parse_xml

        self._document: Any = docx.Document()
        self._parsed: Callable[[str], Any] = parse_xml
        core = self._document.core_properties
        core.title, core.author, core.comments = title, author, ""
        core.created = core.modified = at
        self._set_page(landscape=landscape)
        self._set_style()
        self._end = self._document.element.body.sectPr

    def title(self, text: str) -> None:
        """二号小标宋, in the middle, with an empty line below."""
        self._paragraph(text, font=TITLE, points=TWO, centred=True)
        self._paragraph("")

    def heading(self, number: int, text: str) -> None:
        """`一、` in 三号黑体."""
        self._paragraph(f"{ordinal(number)}、{text}", font=FIRST, indented=True)

    def second_heading(self, number: int, text: str) -> None:
        """`（一）` in 三号楷体."""
        self._paragraph(f"（{ordinal(number)}）{text}", font=SECOND, indented=True)

    def text(self, text: str) -> None:
        """Each line a paragraph, its first line two characters in."""
        for line in text.split("\n"):
            self._paragraph(line, indented=True)

    def signature(self, *lines: str) -> None:
        """Who and when, on the right."""
        self._paragraph("")
        for line in lines:
            self._paragraph(line, right=True)

    def note(self, text: str) -> None:
        """A remark in 小四."""
        self._paragraph(text, points=SMALL)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[int]) -> None:
        """With its headings again on every page; `widths` in millimetres."""
        cells = [_row(headings, widths, heading=True), *(_row(row, widths) for row in rows)]
        borders = "".join(
            f"<w:{side} w:val='single' w:sz='4' w:color='000000'/>"
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = "".join(f"<w:gridCol w:w='{_twips(width)}'/>" for width in widths)
        self._add(
            f"<w:tbl {NS}><w:tblPr><w:tblLayout w:type='fixed'/><w:tblBorders>{borders}</w:tblBorders>"
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(cells)}</w:tbl>"
        )

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        self._add(f"<w:p {NS}><w:r><w:br w:type='page'/></w:r></w:p>")

    def saved(self) -> bytes:
        """The file."""
        made = io.BytesIO()
        self._document.save(made)
        return made.getvalue()

    def _paragraph(
        self,
        text: str,
        *,
        font: str = BODY,
        points: float = THREE,
        centred: bool = False,
        right: bool = False,
        indented: bool = False,
    ) -> None:
        place = "<w:jc w:val='center'/>" if centred else "<w:jc w:val='right'/>" if right else ""
        indent = "<w:ind w:firstLineChars='200' w:firstLine='640'/>" if indented else ""
        run = f"<w:r>{_font(font, points)}<w:t xml:space='preserve'>{escaped(text)}</w:t></w:r>" if text else ""
        self._add(f"<w:p {NS}><w:pPr>{indent}{place}</w:pPr>{run}</w:p>")

    def _add(self, xml: str) -> None:
        self._end.addprevious(self._parsed(xml))

    def _set_page(self, *, landscape: bool) -> None:
        from docx.shared import Mm

        section = self._document.sections[0]
        width, height = (297, 210) if landscape else (210, 297)
        section.page_width, section.page_height = Mm(width), Mm(height)
        for name, millimetres in MARGINS.items():
            setattr(section, name, Mm(millimetres))
        section.footer_distance = Mm(28)
        grid = section._sectPr.find(_tag("docGrid"))  # noqa: SLF001 -- the library has no name for the grid
        if grid is not None:
            grid.getparent().remove(grid)
        pitch = round(LINE * 20)
        section._sectPr.append(self._parsed(f"<w:docGrid {NS} w:type='lines' w:linePitch='{pitch}'/>"))  # noqa: SLF001
        dash = f"<w:r>{_font('宋体', FOUR)}<w:t xml:space='preserve'> — </w:t></w:r>"
        footer = section.footer._element  # noqa: SLF001 -- a field in a footer has no other way in
        footer.clear()
        footer.append(self._parsed(PAGE_NUMBER.format(ns=NS, font=_font("宋体", FOUR), dash=dash)))

    def _set_style(self) -> None:
        from docx.shared import Pt

        style = self._document.styles["Normal"]
        style.font.name, style.font.size = LATIN, Pt(THREE)
        style.element.rPr.rFonts.set(_tag("eastAsia"), BODY)
        layout = style.paragraph_format
        layout.line_spacing, layout.space_before, layout.space_after = Pt(LINE), Pt(0), Pt(0)


def ordinal(number: int) -> str:
    """1 → 一, 12 → 十二, 40 → 四十; up to 99."""
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else f"{RANKS[tens - 1]}十"
    return front + (RANKS[ones - 1] if ones else "")


def escaped(text: str) -> str:
    """As XML text; what XML cannot hold is left out."""
    kept = "".join(each for each in text if each >= " " or each == "\t")
    return (
        kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\ufffe", "").replace("\uffff", "")
    )


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _font(name: str, points: float) -> str:
    half = round(points * 2)
    return (
        f"<w:rPr><w:rFonts w:ascii='{LATIN}' w:hAnsi='{LATIN}' w:eastAsia='{name}' w:cs='{LATIN}'/>"
        f"<w:sz w:val='{half}'/><w:szCs w:val='{half}'/></w:rPr>"
    )


def _row(texts: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> str:
    font = _font(FIRST if heading else BODY, SMALL)
    cells = []
    for text, width in zip(texts, widths, strict=True):
        lines = "".join(
            f"<w:p><w:pPr><w:spacing w:line='320' w:lineRule='exact'/></w:pPr>"
            f"<w:r>{font}<w:t xml:space='preserve'>{escaped(line)}</w:t></w:r></w:p>"
            for line in text.split("\n")
        )
        cells.append(f"<w:tc><w:tcPr><w:tcW w:w='{_twips(width)}' w:type='dxa'/></w:tcPr>{lines}</w:tc>")
    mark = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{mark}{''.join(cells)}</w:tr>"


def _twips(millimetres: int) -> int:
    return round(millimetres * 1440 / 25.4)
