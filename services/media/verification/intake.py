"""Bytes on their way from the store to a file: counted, hashed, and stopped when there are too many."""

import hashlib
from pathlib import Path
from typing import BinaryIO, Self

import magic

from services.media.domain.asset_kind import AssetKind
from services.media.domain.material_limit import MaterialLimit
from services.media.domain.rejection import Fault, Unfit

HEAD_BYTES = 64 * 1024


class Intake:
    """One file in the scratch folder; call it with each chunk."""

    def __init__(self, path: Path, *, declared_bytes: int) -> None:
        self.path = path
        self.size = 0
        self._declared = declared_bytes
        self._digest = hashlib.sha256()
        self._head = b""
        self._file: BinaryIO = path.open("wb")

    def __call__(self, chunk: bytes) -> None:
        """Take a chunk; a file that grows over what was declared is refused without reading on."""
        self.size += len(chunk)
        if self.size > self._declared:
            raise Unfit(Fault.SIZE_DIFFERS)
        if len(self._head) < HEAD_BYTES:
            self._head += chunk[: HEAD_BYTES - len(self._head)]
        self._digest.update(chunk)
        self._file.write(chunk)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def sha256(self) -> str:
        """Of all bytes that came."""
        return self._digest.hexdigest()

    def check(self, *, declared_sha256: str | None, limit: MaterialLimit) -> None:
        """Refuse what is not what was declared. What a document is stands inside of it: whoever examines it looks."""
        if self.size == 0:
            raise Unfit(Fault.EMPTY)
        if self.size != self._declared:
            raise Unfit(Fault.SIZE_DIFFERS)
        if declared_sha256 is not None and declared_sha256 != self.sha256:
            raise Unfit(Fault.HASH_DIFFERS)
        if limit.kind != AssetKind.DOCUMENT and type_of(self._head) != limit.content_type:
            raise Unfit(Fault.TYPE_DIFFERS)


MAKERS_NAMES = {"video/x-m4v": "video/mp4"}


def type_of(head: bytes) -> str:
    """The content type as the first bytes tell it; a name is never asked."""
    found = str(magic.from_buffer(head, mime=True))
    return MAKERS_NAMES.get(found, found)
