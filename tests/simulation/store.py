"""An object store behind minio's client: multipart uploads, objects, and answers that get lost.

The production's ObjectStore runs over it with its own time-outs and its own reading of faults. As MinIO does, a second
Complete of an upload answers NoSuchUpload. What a caller gave up waiting for may still happen.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, BinaryIO, cast

import urllib3
from minio.error import S3Error

from services.media.storage.object_store import ObjectStore
from services.media.storage.signer import Signer
from tests.simulation.world import Process

INBOX, ASSETS = "inbox", "assets"
Place = tuple[str, str]
"""Bucket and key."""


@dataclass
class Upload:
    """A multipart upload under way."""

    key: str
    parts: dict[int, bytes] = field(default_factory=dict)


class StoreServer:
    """Both buckets."""

    def __init__(self, *, smallest_part: int = 0) -> None:
        self.objects: dict[Place, bytes] = {}
        self.uploads: dict[str, Upload] = {}
        self.completions: list[str] = []
        """Keys that were put together, in order."""
        self._smallest_part = smallest_part
        self._began = 0

    def begin(self, key: str) -> str:
        """A new upload; several of one key may stand."""
        self._began += 1
        upload_id = f"upload-{self._began}"
        self.uploads[upload_id] = Upload(key)
        return upload_id

    def upload(self, key: str, upload_id: str) -> Upload:
        """The upload, if it still stands."""
        upload = self.uploads.get(upload_id)
        if upload is None or upload.key != key:
            raise refusal("NoSuchUpload")
        return upload

    def put_part(self, key: str, upload_id: str, number: int, content: bytes) -> str:
        """Take a part; the same number again takes its place."""
        self.upload(key, upload_id).parts[number] = content
        return etag_of(content)

    def complete(self, key: str, upload_id: str, listed: list[tuple[int, str]]) -> None:
        """Put the parts together, once."""
        upload = self.upload(key, upload_id)
        for number, etag in listed:
            if number not in upload.parts or etag_of(upload.parts[number]) != etag.strip('"'):
                raise refusal("InvalidPart")
        if any(len(upload.parts[number]) < self._smallest_part for number, _ in listed[:-1]):
            raise refusal("EntityTooSmall")
        self.objects[INBOX, key] = b"".join(upload.parts[number] for number, _ in listed)
        del self.uploads[upload_id]
        self.completions.append(key)

    def object(self, place: Place) -> bytes:
        """The object's bytes."""
        if place not in self.objects:
            raise refusal("NoSuchKey")
        return self.objects[place]


class StoreClient:
    """The calls of minio's client that the storage port makes. One for each process; it fails as the weather has it."""

    def __init__(self, server: StoreServer, process: Process | None = None) -> None:
        self._server = server
        self._process = process

    def _create_multipart_upload(self, _bucket: str, key: str, _headers: dict[str, str]) -> str:
        self._before()
        return str(self._after(self._server.begin(key)))

    def _list_parts(self, _bucket: str, key: str, upload_id: str, *, part_number_marker: str | None = None) -> Any:
        self._before()
        upload = self._server.upload(key, upload_id)
        parts = [
            SimpleNamespace(part_number=number, size=len(content), etag=f'"{etag_of(content)}"')
            for number, content in upload.parts.items()
        ]
        return self._after(SimpleNamespace(parts=parts, is_truncated=False, next_part_number_marker=part_number_marker))

    def _complete_multipart_upload(self, _bucket: str, key: str, upload_id: str, parts: list[Any]) -> Any:
        self._before()
        if self._process is not None and self._process.world.happens(self._process.world.weather.cut_before):
            return SimpleNamespace(etag="")  # a 200 that holds an error document
        self._server.complete(key, upload_id, [(part.part_number, part.etag) for part in parts])
        return self._after(SimpleNamespace(etag=f'"{etag_of(self._server.object((INBOX, key)))}"'))

    def _list_multipart_uploads(self, _bucket: str, *, prefix: str) -> Any:
        self._before()
        found = [
            SimpleNamespace(object_name=upload.key, upload_id=upload_id)
            for upload_id, upload in self._server.uploads.items()
            if upload.key.startswith(prefix)
        ]
        return self._after(SimpleNamespace(uploads=found))

    def _abort_multipart_upload(self, _bucket: str, key: str, upload_id: str) -> None:
        self._before()
        self._server.upload(key, upload_id)
        del self._server.uploads[upload_id]
        self._after(None)

    def stat_object(self, bucket: str, key: str) -> Any:
        """HEAD."""
        self._before()
        content = self._server.object((bucket, key))
        return self._after(SimpleNamespace(size=len(content), etag=f'"{etag_of(content)}"'))

    def get_object(self, bucket: str, key: str, *, offset: int = 0, length: int = 0) -> Any:
        """GET, whole or a range."""
        self._before()
        content = self._server.object((bucket, key))
        return self._after(Response(content[offset : offset + length if length else None], etag_of(content)))

    def put_object(self, bucket: str, key: str, file: BinaryIO, _length: int, **_: object) -> None:
        """PUT."""
        self._before()
        self._server.objects[bucket, key] = file.read()
        self._after(None)

    def copy_object(self, bucket: str, key: str, source: Any) -> None:
        """A copy on the server, if the source is still what was seen."""
        self._before()
        content = self._server.object((source.bucket_name, source.object_name))
        if source.match_etag not in (None, etag_of(content)):
            raise refusal("PreconditionFailed")
        self._server.objects[bucket, key] = content
        self._after(None)

    def remove_object(self, bucket: str, key: str) -> None:
        """DELETE; none is fine."""
        self._before()
        self._server.objects.pop((bucket, key), None)
        self._after(None)

    def _before(self) -> None:
        process = self._process
        if process is None:
            return
        if process.world.happens(process.world.weather.cut_before) or (
            not process.alive and process.world.random.random() < 0.5
        ):
            raise urllib3.exceptions.ProtocolError("cut before")

    def _after(self, result: Any) -> Any:
        process = self._process
        if process is None:
            return result
        if process.alive and process.world.happens(process.world.weather.crash):
            process.world.note(process.name, "dies after the store did what it asked for")
            process.crash()
        if process.world.happens(process.world.weather.cut_after * 2):
            process.world.note(process.name, "the store's answer is lost")
            raise urllib3.exceptions.ReadTimeoutError(cast("Any", None), "", "cut after")
        return result


@dataclass
class Response:
    """A body that is streamed."""

    content: bytes
    etag: str

    @property
    def headers(self) -> dict[str, str]:
        """Only what is asked for."""
        return {"etag": f'"{self.etag}"'}

    def stream(self, size: int) -> Iterator[bytes]:
        """Chunk by chunk."""
        for start in range(0, len(self.content), size):
            yield self.content[start : start + size]

    def read(self) -> bytes:
        """All of it."""
        return self.content

    def close(self) -> None:
        """Nothing is open."""

    def release_conn(self) -> None:
        """Nothing is held."""


class SimulatedStore(ObjectStore):
    """The production's port over the client above; signers are real, threads are the loop's."""

    def __init__(self, client: StoreClient) -> None:
        self.inbox, self.assets = INBOX, ASSETS
        self._threads = cast("ThreadPoolExecutor", None)
        self._client = cast("Any", client)
        self._reader = self._inside = self._uploader = Signer("http://store.test", "cn", "key", "secret")


def etag_of(content: bytes) -> str:
    """A mark of the bytes."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def refusal(code: str) -> S3Error:
    """What minio's client raises when the server says no."""
    return S3Error(cast("Any", None), code, code, "", "", "")
