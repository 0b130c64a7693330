"""Compound files: .doc and .wps, what Office encrypts, and what is embedded in documents.

Sources: [MS-CFB]; [MS-DOC] 2.5.2 FibBase, 2.5.4 FibRgLw97; [MS-OFFCRYPTO] 2.3.2; [MS-OVBA] 2.2.1.
"""

import io
import struct
from pathlib import Path

from olefile import OleFileIO

from services.media.verification.unusable import Unusable

HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
TYPES = ("application/msword", "application/wps-office.wps")
MACROS = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"})
ENCRYPTED = frozenset({"encryptedpackage", "encryptioninfo"})
PACKED_FILE = "\x01ole10native"
FIB_BYTES, FLAGS_AT, TEXT_LENGTH_AT = 80, 10, 76
ENCRYPTED_FLAG = 0x0100


def look(path: Path, content_type: str) -> bool:
    """Whether the document has text. Every stream is read: one that ends too early is found."""
    with OleFileIO(str(path)) as document:
        names = _names(document)
        if names & ENCRYPTED:  # also of a .docx: with a password it is a package within a compound file
            raise Unusable("encrypted")
        if content_type not in TYPES or "worddocument" not in names:
            raise Unusable("type-differs")
        refuse_what_acts(names)
        for stream in document.listdir():
            if document.openstream(stream).size < document.get_size(stream):
                raise Unusable("truncated")
        fib = document.openstream("WordDocument").read(FIB_BYTES)
        (flags,), (length,) = struct.unpack_from("<H", fib, FLAGS_AT), struct.unpack_from("<i", fib, TEXT_LENGTH_AT)
        if flags & ENCRYPTED_FLAG:
            raise Unusable("encrypted")
        return bool(length > 1)  # one is the end of the only paragraph


def look_at_embedded(content: bytes) -> None:
    """What another document holds in it: a formula or a table is fine, a macro or a packed file is not."""
    with OleFileIO(io.BytesIO(content)) as embedded:
        refuse_what_acts(_names(embedded))


def refuse_what_acts(names: frozenset[str]) -> None:
    """Macros, and files that were packed in as objects."""
    if names & MACROS:
        raise Unusable("has-macros")
    if PACKED_FILE in names:
        raise Unusable("embedded-files")


def _names(document: OleFileIO) -> frozenset[str]:
    """Of all streams and storages, at whatever depth."""
    return frozenset(name.lower() for entry in document.listdir(storages=True) for name in entry)
