"""How one file is sent to each of the upload contestants: always by urllib3, which is also what the minio client uses,
so that it is not the HTTP client that is compared."""

import itertools
import json
import secrets
import socket
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import urllib3
from minio import Minio

from bench.stack import BenchStack
from cli.stack.buckets import INBOX, REGION

PART_BYTES = 16 * 1024 * 1024
PARALLEL = 4
BLOCK = 1024 * 1024


class Sender(Protocol):
    """Sends a file and returns when it is whole where it was sent."""

    def send(self, path: Path, size: int) -> None:
        """Send it, or raise."""


def pool() -> Any:
    """Connections as every sender has them."""
    return urllib3.PoolManager(maxsize=2 * PARALLEL, blocksize=BLOCK, retries=False, timeout=60)


def store_client(stack: BenchStack) -> Minio:
    """The store as its owner sees it."""
    keys = {"access_key": stack.secrets["S3_ACCESS_KEY"], "secret_key": stack.secrets["S3_SECRET_KEY"]}
    return Minio(stack.stack.address("minio"), secure=False, region=REGION, http_client=pool(), **keys)


class DirectPut:
    """The minio client: one PUT for what fits into a part, else parts, four at a time."""

    def __init__(self, stack: BenchStack) -> None:
        self._client = store_client(stack)
        self._numbers = itertools.count()
        self._run = secrets.token_hex(4)

    def send(self, path: Path, size: int) -> None:
        """Straight into the bucket."""
        key = f"direct/{self._run}-{next(self._numbers)}"
        self._client.fput_object(INBOX, key, str(path), part_size=PART_BYTES, num_parallel_uploads=PARALLEL)


class Presigned:
    """Ours, as Uppy drives it: declare, have the PUT of a small file signed, or the parts of a large one, which go to
    the store four at a time, and complete. `whole=False` sends small files as one part, too."""

    def __init__(self, api: str, token: str, *, whole: bool = True) -> None:
        self._whole = whole
        self._api = f"{api}/api/media/v1/uploads"
        self._token = token
        self._http = pool()
        self._parts = ThreadPoolExecutor(PARALLEL)

    def send(self, path: Path, size: int) -> None:
        """As a browser does it."""
        opened = self.open(size)
        if self._whole and opened["parts_count"] == 1:
            self.put_whole(path, opened)
            return self.complete(opened)
        numbers = list(range(1, opened["parts_count"] + 1))
        for _ in self._parts.map(lambda part: self.put(path, part), self.signed(opened, numbers)):
            pass
        return self.complete(opened)

    def put_whole(self, path: Path, opened: Mapping[str, Any]) -> None:
        """A small file by one PUT: no upload in parts to be begun, listed and put together."""
        signed = self.ask("POST", "/sign", {"method": "PUT", "key": opened["key"]})
        _check(self._http.request("PUT", signed["url"], body=path.read_bytes(), headers=signed["headers"]), 200)

    def open(self, size: int) -> Any:
        """Declare a file of this size."""
        kind, suffix, content_type = (
            ("photo", "jpg", "image/jpeg") if size < PART_BYTES else ("video", "mp4", "video/mp4")
        )
        return self.ask("POST", "", {
            "file_name": f"bench.{suffix}", "bytes": size, "content_type": content_type, "kind": kind,
            "caption": "测量", "credit": "测量", "licence": "openweek-media-use", "people_consented": True,
            "ai_generated": True,
        })  # fmt: skip

    def signed(self, opened: Mapping[str, Any], numbers: list[int]) -> Iterator[dict[str, Any]]:
        """Links for these parts, all of them by one call."""
        yield from self.ask("POST", f"/{opened['upload_id']}/parts", {"numbers": numbers})["parts"]

    def put(self, path: Path, part: Mapping[str, Any]) -> None:
        """One part to its link."""
        with path.open("rb") as file:
            file.seek((part["number"] - 1) * PART_BYTES)
            body = file.read(part["bytes"])
        _check(self._http.request("PUT", part["url"], body=body), 200)

    def put_half(self, path: Path, part: Mapping[str, Any]) -> int:
        """Begin to send a part and break off; the bytes that were on their way for nothing."""
        target, half = urlsplit(part["url"]), part["bytes"] // 2
        with (
            path.open("rb") as file,
            closing(socket.create_connection((target.hostname, target.port or 80), 10)) as line,
        ):
            file.seek((part["number"] - 1) * PART_BYTES)
            head = f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: {target.netloc}\r\n"
            line.sendall(f"{head}Content-Length: {part['bytes']}\r\n\r\n".encode() + file.read(half))
        return int(half)

    def complete(self, opened: Mapping[str, Any]) -> None:
        """The file is whole in the store."""
        state = self.ask("POST", f"/{opened['upload_id']}/completion", None)["state"]
        if state != "stored":
            raise RuntimeError(f"the upload is {state}")

    def ask(self, method: str, path: str, body: Any) -> Any:
        """One call of the media service."""
        headers = {
            "Authorization": f"Bearer {self._token}", "Idempotency-Key": secrets.token_hex(16),
            "Content-Type": "application/json",
        }  # fmt: skip
        content = None if body is None else json.dumps(body).encode()
        answer = self._http.request(method, self._api + path, body=content, headers=headers)
        return _check(answer, 200, 201, 202).json()


class Proxied:
    """One PUT to the proxy."""

    def __init__(self, api: str) -> None:
        self._api, self._http = api, pool()

    def send(self, path: Path, size: int) -> None:
        """As one stream."""
        with path.open("rb") as file:
            headers = {"Content-Length": str(size)}
            url = f"{self._api}/files/{secrets.token_hex(8)}"
            _check(self._http.request("PUT", url, body=file, headers=headers), 200)


class Tus:
    """tus 1.0: create, then one PATCH with all of it."""

    def __init__(self, api: str) -> None:
        self._api, self._http = api, pool()

    def send(self, path: Path, size: int) -> None:
        """As a tus client without chunking."""
        version = {"Tus-Resumable": "1.0.0"}
        created = _check(self._http.request("POST", self._api, headers={**version, "Upload-Length": str(size)}), 201)
        headers = {
            **version, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(size),
        }  # fmt: skip
        with path.open("rb") as file:
            _check(self._http.request("PATCH", created.headers["Location"], body=file, headers=headers), 204)


def _check(answer: Any, *expected: int) -> Any:
    if answer.status not in expected:
        raise RuntimeError(f"{answer.status}: {answer.data[:300]!r}")
    return answer
