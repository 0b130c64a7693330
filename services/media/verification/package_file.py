"""Packages: .docx and .ofd, zip files whose parts are XML.

Sources: ECMA-376-2 (parts, content types, relationships); GB/T 33190 (OFD); GM/T 0099 annex C (`Encryptions.xml`).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse
from zipfile import BadZipFile, ZipFile

from services.media.verification import compound_file
from services.media.verification.unusable import Unusable

HEAD = b"PK\x03\x04"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFD = "application/ofd"
CONTENT_TYPES = "[content_types].xml"
MOST_PARTS, MOST_BYTES = 10_000, 512 * 1024**2
LOCKED_FLAG = 0x1
MACROS = ("macroenabled", "vbaproject", "vbadata")
# Of parts outside of the file, a link that is clicked and a picture are harmless; these are loaded and run.
LOADED = ("attachedtemplate", "oleobject", "frame", "subdocument", "afchunk")
REMOTE = re.compile(r"https?:|ftp:|file://[^/]|(?:file:/*)?\\\\")


def look(path: Path, content_type: str) -> bool:
    """Whether the document has text."""
    try:
        package = ZipFile(path)
    except BadZipFile as error:  # the list of its parts stands at its end
        raise Unusable("truncated") from error
    with package:
        return _Package(package).look(content_type)


class _Package:
    """The parts by their names, in which case does not count."""

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        self._parts = {each.filename.replace("\\", "/").lower(): each for each in package.infolist()}

    def look(self, content_type: str) -> bool:
        self._refuse_what_is_locked_or_broken()
        if content_type == DOCX and CONTENT_TYPES in self._parts:
            return self._look_at_docx()
        if content_type == OFD and "ofd.xml" in self._parts:
            return self._look_at_ofd()
        raise Unusable("type-differs")

    def _refuse_what_is_locked_or_broken(self) -> None:
        """No part can give more bytes than it says, so their sum bounds the reading of them all. Of two parts of one
        name each program would read another."""
        parts = self._package.infolist()
        if any(each.flag_bits & LOCKED_FLAG for each in parts):
            raise Unusable("encrypted")
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_BYTES:
            raise Unusable("unpacks-too-large")
        if len(parts) != len(self._parts) or self._package.testzip() is not None:
            raise Unusable("unreadable")

    def _look_at_docx(self) -> bool:
        typed = [(_said(each, "ContentType"), _said(each, "PartName")) for each in self._elements(CONTENT_TYPES)]
        types = [told for told, _ in typed]
        main = next((name.lstrip("/") for told, name in typed if "word" in told and told.endswith(".main+xml")), "")
        if main not in self._parts:
            raise Unusable("type-differs")
        if any(word in told for told in (*types, *self._parts) for word in MACROS):
            raise Unusable("has-macros")
        if any("activex" in told for told in (*types, *self._parts)):
            raise Unusable("active-content")
        for name in self._parts:
            if name.endswith(".rels"):
                self._refuse_what_is_loaded(name)
            elif self._read(name, len(compound_file.HEAD)) == compound_file.HEAD:
                compound_file.look_at_embedded(self._read(name))
        return self._has_text(main, "t")

    def _refuse_what_is_loaded(self, name: str) -> None:
        for each in self._elements(name):
            outside = _said(each, "TargetMode") == "external" and REMOTE.match(_said(each, "Target"))
            if outside and _said(each, "Type").rpartition("/")[2] in LOADED:
                raise Unusable("active-content")

    def _look_at_ofd(self) -> bool:
        if "encryptions.xml" in self._parts:
            raise Unusable("encrypted")
        pages = [name for name in self._parts if name.endswith(".xml")]
        for name in pages:
            if name.endswith("attachments.xml") and any(_is(each, "Attachment") for each in self._elements(name)):
                raise Unusable("embedded-files")
        return any(self._has_text(name, "TextCode") for name in pages)

    def _has_text(self, name: str, element: str) -> bool:
        return any(_is(each, element) and (each.text or "").strip() for each in self._elements(name))

    def _elements(self, name: str) -> Iterator[Element]:
        """One after the other, each forgotten when it was looked at. What would unfold without end meets our limits."""
        with self._package.open(self._parts[name]) as part:
            for _, element in iterparse(part):  # noqa: S314 -- see above
                yield element
                element.clear()

    def _read(self, name: str, length: int = -1) -> bytes:
        with self._package.open(self._parts[name]) as part:
            return part.read(length)


def _said(element: Element, attribute: str) -> str:
    return element.get(attribute, "").strip().lower()


def _is(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name
