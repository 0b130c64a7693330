"""Documents made on the spot: good ones, and each kind of bad one."""

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any

import docx as word
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

WORDS = "Activity Week 2023"
DOCX = {
    "file_name": "活动周方案.docx",
    "content_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PDF = {"file_name": "活动周方案.pdf", "content_type": "application/pdf"}
OFD = {"file_name": "活动周方案.ofd", "content_type": "application/ofd"}
DOC = {"file_name": "活动周方案.doc", "content_type": "application/msword"}
WPS = {"file_name": "活动周方案.wps", "content_type": "application/wps-office.wps"}

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACRO_TYPE = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
TEMPLATE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONSHIPS}/attachedTemplate" TargetMode="External" Target="%s"/>'
    "</Relationships>"
)


def docx(text: str = WORDS, parts: Mapping[str, bytes] | None = None, types: str = "") -> bytes:
    """A Word document, with further parts and the content types that go with them."""
    made, written = io.BytesIO(), word.Document()
    written.add_paragraph(text)
    written.save(made)
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"</Types>", f"{types}</Types>".encode()) if types else content)
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return changed.getvalue()


def docx_with_macros() -> bytes:
    """As Word saves a .docm, under the name of a .docx."""
    return docx(parts={"word/vbaProject.bin": compound({"VBA": {"dir": b"x"}})}, types=MACRO_TYPE)


def docx_with_template(target: str) -> bytes:
    """Loads a template when it is opened."""
    return docx(parts={"word/_rels/settings.xml.rels": (TEMPLATE % target).encode()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def locked(package: bytes) -> bytes:
    """A zip file whose parts say that they are encrypted, in both places where they are listed."""
    return package.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


def ofd(text: str | None = WORDS, **parts: bytes) -> bytes:
    """A page with text, or with a picture of it alone."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    shown = f"<ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject>" if text else "<ofd:ImageObject/>"
    return packed(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody/></ofd:OFD>".encode(),
            "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}>{shown}</ofd:Page>".encode(),
            **{name.replace("__", "/") + ".xml": content for name, content in parts.items()},
        }
    )


def pdf(text: str | None = WORDS) -> PdfWriter:
    """A page with text, or, as a scan, without any."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    if text:
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(_named(font))})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def written(writer: PdfWriter) -> bytes:
    """The file."""
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def pdf_with_password(password: str = "geheim") -> bytes:
    """Opens with a password; with an empty one it only forbids, to print for instance."""
    writer = pdf()
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    return written(writer)


def pdf_that_acts(action: str, **more: str) -> bytes:
    """Does this when it is opened: runs a script, starts a program, goes to a page."""
    writer = pdf()
    told = _named({"/S": action}) | {NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(told))
    return written(writer)


def pdf_with_file() -> bytes:
    """Carries another file."""
    writer = pdf()
    writer.add_attachment("run.exe", b"MZ")
    return written(writer)


def doc(text_length: int = 20, *, encrypted: bool = False, **more: Any) -> bytes:
    """A document of Word before 2007, as WPS still writes it: as much of it as tells what it is."""
    head = bytearray(4096)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 10, 0x0100 if encrypted else 0)
    struct.pack_into("<i", head, 76, text_length)
    return compound({"WordDocument": bytes(head), "1Table": b"", **more})


def compound(tree: Mapping[str, Any]) -> bytes:
    """A compound file ([MS-CFB]) of storages (mappings) and streams (bytes, of 4096 or more)."""
    end, free, size = 0xFFFFFFFE, 0xFFFFFFFF, 512
    entries: list[list[Any]] = [["Root Entry", 5, free, free, end, 0]]
    table, data = [0xFFFFFFFD], bytearray()  # the first sector is the table itself

    def add(place: int, inside: Mapping[str, Any]) -> None:
        before: list[Any] | None = None
        for name, content in inside.items():
            number, is_stream = len(entries), isinstance(content, bytes)
            entry = [name, 2 if is_stream else 1, free, free, 0, 0]
            entries.append(entry)
            if before is None:
                entries[place][3] = number
            else:
                before[2] = number
            before = entry
            if is_stream:
                filled = content.ljust(4096, b"\0")
                filled += bytes(-len(filled) % size)
                entry[4], entry[5] = chain(filled), len(filled)
            else:
                add(number, content)

    def chain(content: bytes) -> int:
        first, sectors = len(table), len(content) // size
        table.extend([*range(first + 1, first + sectors), end])
        data.extend(content)
        return first

    add(0, tree)
    folders = b"".join(_entry(*entry) for entry in entries)
    directory = chain(folders + bytes(-len(folders) % size))
    table += [free] * (size // 4 - len(table))
    assert len(table) == size // 4, "one sector of table is enough for tests"
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, end, 0, end, 0, 0)
    head += struct.pack("<108I", *[free] * 108)
    return head + struct.pack(f"<{size // 4}I", *table) + bytes(data)


def _entry(name: str, kind: int, right: int, child: int, start: int, length: int) -> bytes:
    written_name = name.encode("utf-16-le")
    return (
        written_name.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written_name) + 2, kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, length)
    )


def _named(values: Mapping[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): NameObject(value) for name, value in values.items()})
