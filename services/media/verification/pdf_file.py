"""PDF: what can be read is fine, what acts or carries other files is not.

Source: ISO 32000-2, 7.6 (encryption), 7.11.4 (embedded files), 12.6.4 (actions), 12.7.8 (XFA).
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from services.media.verification.unusable import Unusable

HEAD = b"%PDF-"
TYPE = "application/pdf"
TAIL_BYTES = 2048
PAGES_LOOKED_AT = 30
ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute", "/GoToE"})
KEYS_OF_ACTS = frozenset({"/JS", "/JavaScript", "/XFA"})
KEYS_OF_FILES = frozenset({"/EmbeddedFiles", "/EF"})


def look(path: Path, content_type: str) -> bool:
    """Whether the document has text; without any it is a scan."""
    if content_type != TYPE:
        raise Unusable("type-differs")
    if b"%%EOF" not in _tail(path):
        raise Unusable("truncated")
    reader = PdfReader(path)
    if reader.is_encrypted:
        raise Unusable("encrypted")
    if not reader.pages:
        raise Unusable("unreadable")
    for each in _dictionaries(reader):
        _refuse_what_acts(each)
    return any(_has_text(page) for page in islice(reader.pages, PAGES_LOOKED_AT))


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        return file.read()


def _dictionaries(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Of every object of the file, used or not, with what is nested in it; a reference is an object of its own."""
    numbers = [(number, generation) for generation, found in reader.xref.items() for number in found]
    numbers += [(number, 0) for number in reader.xref_objStm]
    for number, generation in numbers:
        inside: list[Any] = [reader.get_object(IndirectObject(number, generation, reader))]
        while inside:
            each = inside.pop()
            if isinstance(each, dict):
                yield each
                inside.extend(each.values())
            elif isinstance(each, list):
                inside.extend(each)


def _refuse_what_acts(found: dict[str, Any]) -> None:
    if found.get("/S") in ACTS or not KEYS_OF_ACTS.isdisjoint(found) or found.get("/Subtype") == "/RichMedia":
        raise Unusable("active-content")
    if found.get("/Type") == "/EmbeddedFile" or not KEYS_OF_FILES.isdisjoint(found):
        raise Unusable("embedded-files")


def _has_text(page: Any) -> bool:
    with suppress(Exception):  # a font that nobody can decode: other pages may have text
        return bool(page.extract_text().strip())
    return False
