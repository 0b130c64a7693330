"""Word files that come in."""

import io
import zipfile
import zlib
from typing import Any

import pytest

from services.submission.documents.word_file import WordLocked, WordTypeRefused, WordUnreadable, read_word
from services.submission.documents.written_text import Block, BlockKind, TextEmpty, TextTooLong, pasted
from tests.services.submission.documents.word import a_case_in_word, a_word_file, hide


def a_chunk(name: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


HEADER = a_chunk(b"IHDR", bytes((0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0)))
PIXEL = b"\x89PNG\r\n\x1a\n" + HEADER + a_chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + a_chunk(b"IEND", b"")


def test_paragraphs_headings_and_tables_come_out_and_what_is_hidden_does_not() -> None:
    written = read_word(a_word_file(a_case_in_word), file_name="案例.docx")

    assert Block(BlockKind.HEADING, "二、主要做法") in written.blocks
    assert Block(BlockKind.TABLE, "点位 | 人数\n胡同口 | 120") in written.blocks
    assert Block(BlockKind.TEXT, "回答问题三百多个。") in written.blocks
    assert written.tables == 1
    assert written.hidden == len("内部备注：不要外传")
    assert all("备注" not in each.text for each in written.blocks)


def test_pictures_are_counted_and_left_to_the_uploads() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("活动照片如下")
        document.add_picture(io.BytesIO(PIXEL))

    written = read_word(a_word_file(write), file_name="a.docx")

    assert (written.pictures, [each.text for each in written.blocks]) == (1, ["活动照片如下"])


def test_deleted_text_of_a_revision_is_dropped_and_inserted_text_stays() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("占位")

    revised = (
        '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新写的</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>删掉的</w:delText></w:r></w:del></w:p>'
    )
    content = with_main(a_word_file(write), lambda xml: xml.replace("<w:sectPr", revised + "<w:sectPr", 1))

    assert [each.text for each in read_word(content, file_name="a.docx").blocks] == ["占位", "新写的"]


def test_characters_that_cannot_be_seen_are_dropped_and_blanks_become_one() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("　　技能\u200b：\u00a0 让生活\ufeff更美好 ")

    assert read_word(a_word_file(write), file_name="a.docx").blocks[0].text == "技能： 让生活更美好"


def test_a_document_of_hidden_text_alone_is_empty() -> None:
    def write(document: Any) -> None:
        hide(document.add_paragraph().add_run("看不见"))

    with pytest.raises(TextEmpty):
        read_word(a_word_file(write), file_name="a.docx")


@pytest.mark.parametrize("name", ["案例.doc", "案例.docm", "案例.wps", "案例.pdf"])
def test_other_documents_are_refused_by_name(name: str) -> None:
    with pytest.raises(WordTypeRefused):
        read_word(a_word_file(a_case_in_word), file_name=name)


def test_other_content_is_refused_whatever_its_name() -> None:
    with pytest.raises(WordTypeRefused):
        read_word(b"%PDF-1.7", file_name="a.docx")
    with pytest.raises(WordTypeRefused):
        read_word(archive_of({"xl/workbook.xml": b"<x/>"}), file_name="a.docx")
    with pytest.raises(WordLocked):
        read_word(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), file_name="a.docx")


def test_a_damaged_document_one_with_entities_and_one_too_large_inside_are_unreadable() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "a">]><w:document xmlns:w="w">&a;</w:document>'

    for content in (
        a_word_file(a_case_in_word)[:500],
        archive_of({"word/document.xml": b"<w:document"}),
        archive_of({"word/document.xml": entities}),
        archive_of({"word/document.xml": b"<a>" + b" " * (17 * 1024**2) + b"</a>"}),
    ):
        with pytest.raises(WordUnreadable):
            read_word(content, file_name="a.docx")


def test_a_pasted_text_of_thirty_thousand_characters_is_read_and_one_beyond_all_measure_is_not() -> None:
    written = pasted("一、背景\r\n" + "学生把课堂搬到胡同里。\n" * 2700)

    assert written.blocks[0] == Block(BlockKind.HEADING, "一、背景")
    assert sum(len(each.text) for each in written.blocks) > 29_000
    with pytest.raises(TextTooLong):
        pasted("字" * 100_001)
    with pytest.raises(TextEmpty):
        pasted(" \n\u200b\n")


def archive_of(parts: dict[str, bytes]) -> bytes:
    """A zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def with_main(content: bytes, change: Any) -> bytes:
    """The document with its main part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    return archive_of(parts)
