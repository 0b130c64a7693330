"""A .docx file → its text: no hidden or deleted text, no macros, no notes; pictures counted, tables as lines."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from chassis.errors import Unprocessable
from services.submission.documents.written_text import Block, BlockKind, WrittenText, block_of, checked, cleaned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN, STYLES = "word/document.xml", "word/styles.xml"
MOST_XML = 16 * 1024**2
MOST_PARTS = 5000
PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
NOT_TEXT = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback", *PICTURES)
HEADING_STYLES = ("heading", "标题", "title")
OFF = ("0", "false", "off", "none")


class WordTypeRefused(Unprocessable):
    """Only .docx is read."""

    code = "word-type-refused"
    title = "请上传 .docx 文档；.doc、.wps 请另存为 .docx"


class WordLocked(Unprocessable):
    """A document under a password cannot be read."""

    code = "word-locked"
    title = "文档设有打开密码，请取消密码后上传"


class WordUnreadable(Unprocessable):
    """A damaged document, or one larger inside than it may be."""

    code = "word-unreadable"
    title = "文档无法读取，请用 Word 或 WPS 打开后另存为 .docx 再上传"


def read_word(content: bytes, *, file_name: str) -> WrittenText:
    """The text of a document."""
    if content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise WordLocked
    if not file_name.lower().endswith(".docx") or not content.startswith(b"PK\x03\x04"):
        raise WordTypeRefused
    from lxml import etree  # with the first document: most processes never read one

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if MAIN not in archive.namelist():
                raise WordTypeRefused
            main, styles = _part(archive, MAIN), _part(archive, STYLES)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, etree.XMLSyntaxError) as error:
        raise WordUnreadable from error
    if main is None:
        raise WordUnreadable
    return checked(_Reading(_heading_styles(styles)).written(main))


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """The root of a part; no more is unpacked than the archive declares, and no entity is expanded."""
    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > MOST_XML or len(archive.namelist()) > MOST_PARTS:
        raise WordUnreadable
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(archive.read(name), parser)
    if root.getroottree().docinfo.doctype:
        raise WordUnreadable
    return root


def _heading_styles(styles: Any) -> frozenset[str]:
    """The ids of styles that are headings by name or by outline level."""
    found = set()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        called = (name.get(f"{W}val", "") if name is not None else "").lower()
        if called.startswith(HEADING_STYLES) or style.find(f"{W}pPr/{W}outlineLvl") is not None:
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found)


class _Reading:
    """One document on its way."""

    def __init__(self, heading_styles: frozenset[str]) -> None:
        self._heading_styles = heading_styles
        self._pictures = self._tables = self._hidden = 0

    def written(self, main: Any) -> WrittenText:
        body = main.find(f"{W}body")
        blocks = [each for each in self._blocks(body) if each.text] if body is not None else []
        return WrittenText(blocks, pictures=self._pictures, tables=self._tables, hidden=self._hidden)

    def _blocks(self, holder: Any) -> Iterator[Block]:
        for each in holder:
            if each.tag == f"{W}p":
                yield from self._paragraph(each)
            elif each.tag == f"{W}tbl":
                yield self._table(each)
            elif each.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self._blocks(each)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        lines = "".join(self._text(paragraph)).split("\n")
        heading = self._is_heading(paragraph) and len(lines) == 1
        for line in lines:
            yield block_of(cleaned(line), heading=heading)

    def _is_heading(self, paragraph: Any) -> bool:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return False
        style, outline = properties.find(f"{W}pStyle"), properties.find(f"{W}outlineLvl")
        by_style = style is not None and style.get(f"{W}val") in self._heading_styles
        return by_style or (outline is not None and outline.get(f"{W}val") != "9")

    def _text(self, holder: Any) -> Iterator[str]:
        for each in holder:
            if each.tag in PICTURES:
                self._pictures += 1
            if each.tag == f"{W}r" and _is_hidden(each):
                self._hidden += sum(len(text.text or "") for text in each.iter(f"{W}t"))
            elif each.tag == f"{W}t":
                yield each.text or ""
            elif each.tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif each.tag == f"{W}tab":
                yield "\t"
            elif each.tag not in NOT_TEXT and not str(each.tag).endswith("Pr"):
                yield from self._text(each)

    def _table(self, table: Any) -> Block:
        """A row a line, cells parted by a bar."""
        self._tables += 1
        rows = []
        for row in table.iter(f"{W}tr"):
            cells = ["".join(self._text(cell)).replace("\n", " ") for cell in row.iter(f"{W}tc")]
            rows.append(" | ".join(cleaned(cell) for cell in cells))
        return Block(BlockKind.TABLE, "\n".join(row for row in rows if row.strip(" |")))


def _is_hidden(run: Any) -> bool:
    for name in ("vanish", "webHidden", "specVanish"):
        mark = run.find(f"{W}rPr/{W}{name}")
        if mark is not None and mark.get(f"{W}val", "1") not in OFF:
            return True
    return False
