"""The ZIP of one item: its length is known before the first byte, and it is streamed."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson
from zipstream import ZIP_STORED, ZipStream

from services.publicity.package.media_files import CHUNK, FetchedFile

MANIFEST = "manifest.json"


def manifest(
    uri: str, made: datetime, texts: dict[str, bytes], files: Sequence[FetchedFile], links: list[Any]
) -> bytes:
    """Every file with its size and SHA-256, and the addresses of what is too large for a package."""
    listed = [
        {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in texts.items()
    ]
    listed += [{"name": each.wanted.name, "bytes": each.wanted.bytes, "sha256": each.wanted.sha256} for each in files]
    told = {"uri": uri, "made": made, "files": listed, "links": links}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS)


def archive(texts: dict[str, bytes], files: Sequence[FetchedFile]) -> ZipStream:
    """The archive, nothing compressed: photos and videos are compressed already."""
    stream = ZipStream(compress_type=ZIP_STORED, sized=True)
    for name, content in texts.items():
        stream.add(content, name)
    for each in files:
        stream.add(_chunks(each), each.wanted.name, size=each.wanted.bytes)
    return stream


def _chunks(file: FetchedFile) -> Iterator[bytes]:
    while chunk := file.content.read(CHUNK):
        yield chunk
