"""The storage port: S3 calls only, each bounded in time, none on the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import quote, urlsplit

import urllib3
from minio import Minio
from minio.commonconfig import CopySource
from minio.datatypes import Part
from minio.error import S3Error
from pydantic import SecretStr

from services.media.storage.faults import NoSuchObject, NoSuchUpload, StorageDown, translated
from services.media.storage.signer import Signer

ResultT = TypeVar("ResultT")
Consume = Callable[[bytes], None]

PART_URL_SECONDS = 900
DOWNLOAD_URL_SECONDS = 30
CALL_SECONDS = 10.0  # a call that a person waits for
MOVE_SECONDS = 300.0  # a call that moves bytes
PART_BYTES = 16 * 1024 * 1024
CHUNK = 1024 * 1024
THREADS = 32
AGAIN = (500, 502, 503, 504)


@dataclass(frozen=True)
class StoreAddress:
    """Where the store is, and the two keys: ours, and the one that may only write the inbox."""

    endpoint: str
    public_endpoint: str
    region: str
    access_key: str
    secret_key: SecretStr
    upload_access_key: str
    upload_secret_key: SecretStr
    inbox: str
    assets: str


@dataclass(frozen=True)
class StoredPart:
    """A part that the store has."""

    number: int
    bytes: int
    etag: str


@dataclass(frozen=True)
class StoredObject:
    """An object as HEAD tells."""

    bytes: int
    etag: str


class ObjectStore:
    """Two buckets: browsers write the inbox by presigned links, only we write assets."""

    def __init__(self, address: StoreAddress) -> None:
        self.inbox, self.assets = address.inbox, address.assets
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="store")
        self._client = _client(address)
        public = address.public_endpoint.rstrip("/")
        self._reader = Signer(public, address.region, address.access_key, address.secret_key.get_secret_value())
        self._inside = Signer(
            address.endpoint.rstrip("/"), address.region, address.access_key, address.secret_key.get_secret_value()
        )
        self._uploader = Signer(
            public, address.region, address.upload_access_key, address.upload_secret_key.get_secret_value()
        )

    # uploads into the inbox

    async def create_multipart(self, key: str, *, content_type: str) -> str:
        """Begin an upload; its id."""
        headers = {"Content-Type": content_type}
        return await self._ask(lambda: str(self._client._create_multipart_upload(self.inbox, key, headers)))  # noqa: SLF001 -- minio has no public call

    async def list_parts(self, key: str, upload_id: str) -> list[StoredPart]:
        """The parts that the store has, by number; NoSuchUpload when the upload is over."""
        return await self._ask(partial(self._list_parts, key, upload_id))

    def _list_parts(self, key: str, upload_id: str) -> list[StoredPart]:
        found: list[StoredPart] = []
        marker = None
        while True:
            page = self._client._list_parts(self.inbox, key, upload_id, part_number_marker=marker)  # noqa: SLF001
            found += [StoredPart(int(p.part_number), int(p.size or 0), str(p.etag).strip('"')) for p in page.parts]
            if not page.is_truncated or not page.next_part_number_marker:
                return sorted(found, key=lambda part: part.number)
            marker = str(page.next_part_number_marker)

    async def complete(self, key: str, upload_id: str, parts: Sequence[StoredPart]) -> StoredObject:
        """Put the parts together. A repeated call, whose answer was lost, ends as the first: HEAD is the truth
        (one server answers a second call with 200 and an object that is not there)."""
        listed = [Part(part.number, part.etag) for part in parts]
        try:
            await self._ask(
                lambda: self._client._complete_multipart_upload(self.inbox, key, upload_id, listed),  # noqa: SLF001
                seconds=MOVE_SECONDS,
            )
        except NoSuchUpload:
            try:
                return await self.head(self.inbox, key)
            except NoSuchObject:
                raise NoSuchUpload from None
        try:
            return await self.head(self.inbox, key)
        except NoSuchObject:  # a 200 that held an error document
            raise StorageDown from None

    async def abort_all(self, key: str) -> None:
        """End every upload of this key; none is fine."""

        def abort() -> None:
            page = self._client._list_multipart_uploads(self.inbox, prefix=key)  # noqa: SLF001
            for upload in page.uploads:
                if upload.object_name == key:
                    self._abort(key, str(upload.upload_id))

        await self._ask(abort)

    def _abort(self, key: str, upload_id: str) -> None:
        try:
            self._client._abort_multipart_upload(self.inbox, key, upload_id)  # noqa: SLF001
        except S3Error as error:
            if error.code != "NoSuchUpload":  # somebody else ended it meanwhile
                raise

    # objects of either bucket

    async def head(self, bucket: str, key: str) -> StoredObject:
        """Size and mark of an object; NoSuchObject when there is none."""
        found = await self._ask(lambda: self._client.stat_object(bucket, key))
        return StoredObject(int(found.size or 0), str(found.etag).strip('"'))

    async def stream(self, bucket: str, key: str, consume: Consume) -> StoredObject:
        """Hand the object's bytes to `consume`, chunk by chunk, in a thread; what `consume` raises ends it."""
        return await self._ask(partial(self._stream, bucket, key, consume), seconds=MOVE_SECONDS)

    def _stream(self, bucket: str, key: str, consume: Consume) -> StoredObject:
        response = self._client.get_object(bucket, key)
        try:
            size = 0
            for chunk in response.stream(CHUNK):
                size += len(chunk)
                consume(chunk)
            return StoredObject(size, str(response.headers.get("etag", "")).strip('"'))
        finally:
            response.close()
            response.release_conn()

    async def read(self, bucket: str, key: str, *, offset: int, length: int) -> bytes:
        """A range of the object."""

        def ranged() -> bytes:
            response = self._client.get_object(bucket, key, offset=offset, length=length)
            try:
                return bytes(response.read())
            finally:
                response.close()
                response.release_conn()

        return await self._ask(ranged)

    async def put(self, key: str, path: Path, *, content_type: str) -> None:
        """Write a file of ours to the assets."""

        def write() -> None:
            with path.open("rb") as file:
                self._put(key, file, path.stat().st_size, content_type)

        await self._ask(write, seconds=MOVE_SECONDS)

    def _put(self, key: str, file: BinaryIO, length: int, content_type: str) -> None:
        self._client.put_object(
            self.assets, key, file, length, content_type=content_type, part_size=PART_BYTES, num_parallel_uploads=1
        )

    async def promote(self, inbox_key: str, key: str, *, etag: str) -> None:
        """Copy from the inbox to the assets, server-side; ObjectChanged when it is not the object that was seen."""
        source = CopySource(self.inbox, inbox_key, match_etag=etag)
        await self._ask(lambda: self._client.copy_object(self.assets, key, source), seconds=MOVE_SECONDS)

    async def delete(self, bucket: str, key: str) -> None:
        """Delete an object; none is fine."""
        try:
            await self._ask(lambda: self._client.remove_object(bucket, key))
        except NoSuchObject:
            pass

    # links

    def presign_part(self, key: str, upload_id: str, number: int, *, length: int, at: datetime) -> str:
        """A link that takes exactly this part with exactly this length."""
        return self._uploader.presign(
            "PUT", self.inbox, key, at=at, seconds=PART_URL_SECONDS,
            query={"partNumber": str(number), "uploadId": upload_id}, headers={"content-length": str(length)},
        )  # fmt: skip

    def presign_call(self, method: str, key: str, *, at: datetime, query: dict[str, str]) -> str:
        """A link for a client's own call about an upload of this key (begin, list, finish, cancel)."""
        return self._uploader.presign(method, self.inbox, key, at=at, seconds=PART_URL_SECONDS, query=query)

    def presign_put(self, key: str, *, length: int, content_type: str, at: datetime) -> str:
        """A link that takes the whole object in one piece of exactly this length and type."""
        return self._uploader.presign(
            "PUT", self.inbox, key, at=at, seconds=PART_URL_SECONDS,
            headers={"content-length": str(length), "content-type": content_type},
        )  # fmt: skip

    def presign_get(
        self,
        key: str,
        *,
        file_name: str,
        content_type: str,
        at: datetime,
        seconds: int = DOWNLOAD_URL_SECONDS,
        inside: bool = False,
    ) -> str:
        """A link to download an asset's object: dead within 30 s, always as an attachment of our type and name.
        `inside` makes it for another service, which may not reach the public address of the store."""
        signer = self._inside if inside else self._reader
        return signer.presign(
            "GET", self.assets, key, at=at, seconds=min(seconds, DOWNLOAD_URL_SECONDS),
            query={
                "response-content-type": content_type,
                "response-content-disposition": f"attachment; filename*=UTF-8''{quote(file_name, safe='')}",
                "response-cache-control": "private, no-store",
            },
        )  # fmt: skip

    def close(self) -> None:
        """Leave the threads; calls in hand end by their own time-outs."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client._http.clear()  # noqa: SLF001 -- the pool is ours, minio holds it

    async def _ask(self, call: Callable[[], ResultT], *, seconds: float = CALL_SECONDS) -> ResultT:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                return await loop.run_in_executor(self._threads, translated, call)
        except TimeoutError:
            raise StorageDown from None


def _client(address: StoreAddress) -> Minio:
    """minio's own waits are 300 s; its region look-up is spared by naming the region."""
    target = urlsplit(address.endpoint)
    pool: Any = urllib3.PoolManager(
        maxsize=THREADS,
        timeout=urllib3.Timeout(connect=2, read=30),
        retries=urllib3.Retry(total=2, backoff_factor=0.2, status_forcelist=AGAIN),
    )
    return Minio(
        target.netloc,
        access_key=address.access_key,
        secret_key=address.secret_key.get_secret_value(),
        secure=target.scheme == "https",
        region=address.region,
        http_client=pool,
    )
