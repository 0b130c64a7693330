"""Path 3: files on their way into the store: straight to it by links that our service signs, beside the store's own
client, a proxy in FastAPI, and tusd with its two stores.

A unit is a megabyte. All send by urllib3 through four connections: ours and the direct put the parts of one large file
at a time, proxy and tusd, which know no parts, four files at a time. Small files go four at a time everywhere.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import asyncpg
from minio.deleteobjects import DeleteObject
from rich.console import Console

from bench import drafts
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.senders import PARALLEL, PART_BYTES, DirectPut, Presigned, Proxied, Sender, Tus, store_client
from bench.served import Served, peer, service
from bench.shared_server import SharedServer
from bench.stack import BenchStack
from cli.stack.buckets import INBOX, REGION
from cli.stack.build import prepare
from cli.stack.parts import part

MB = 1_000_000
OURS, DIRECT, PROXY, TUSD, TUSD_S3 = "openweek", "minio client", "FastAPI proxy", "tusd, files", "tusd, S3"
CUT, IN_PARTS = "openweek cut at half", "openweek, as one part"
PORTS = {PROXY: 30, TUSD: 31, TUSD_S3: 32}
"""Those that know no parts, and the numbers of their ports."""


@dataclass(frozen=True)
class Size:
    """A file as units send them; `at_once` where a contestant sends parts of it side by side, and where not."""

    name: str
    bytes: int
    at_once: int


PHOTO, VIDEO = Size("3 MB", 3 * MB, PARALLEL), Size("100 MB", 100 * MB, 1)
FILM = Size("430 MB", 430 * MB, 1)
MIX = {PHOTO: 60, VIDEO: 4, FILM: 1}
"""A fifth of 300 photos, 20 short films and 2 long ones of a gibibyte: what units send, by bytes."""


class Uploading(Contestant):
    """Files of one size, sent until the time is over; the last ones are waited for."""

    def __init__(
        self, name: str, stack: BenchStack, size: Size, path: Path, sender: Callable[[], Sender],
        *, server: SharedServer | None = None, at_once: int | None = None,
    ) -> None:  # fmt: skip
        self.name = f"{name}, {size.name}"
        self._stack, self._size, self._path, self._server = stack, size, path, server
        self._sender, self._at_once = sender, at_once or size.at_once

    async def start(self) -> None:
        """Start the server, where there is one; it serves both sizes."""
        if self._server is not None:
            await self._server.start()

    async def prepare(self, seconds: float) -> None:
        """Empty the store."""
        await asyncio.to_thread(empty, self._stack)

    async def run(self, seconds: float) -> Outcome:
        """As many files as the time takes."""
        sender, deadline, begun = self._sender(), time.monotonic() + seconds, time.monotonic()

        def send_until_late() -> list[float]:
            taken: list[float] = []
            while not taken or time.monotonic() < deadline:
                start = time.monotonic()
                sender.send(self._path, self._size.bytes)
                taken.append(time.monotonic() - start)
            return taken

        with ThreadPoolExecutor(self._at_once) as lanes:
            loop = asyncio.get_running_loop()
            lists = await asyncio.gather(*(loop.run_in_executor(lanes, send_until_late) for _ in range(self._at_once)))
        times = sorted(each for some in lists for each in some)
        took = time.monotonic() - begun
        return Outcome(len(times) * self._size.bytes / MB, took, statistics.median(times) * 1000, times[-1] * 1000)

    async def stop(self) -> None:
        """End the server."""
        if self._server is not None:
            await self._server.stop()

    def trees(self) -> Mapping[str, int]:
        """The server, the store and the database."""
        own = {"app": self._server.pid} if self._server is not None else {}
        return {**own, **{name: self._stack.pid(name) for name in ("minio", "postgres")}}


class Mixed(Uploading):
    """Photos and films as units send them: photos side by side, then the films, parts of each side by side."""

    def __init__(self, name: str, stack: BenchStack, files: Mapping[Size, Path], sender: Callable[[], Sender],
                 *, server: SharedServer | None = None) -> None:  # fmt: skip
        super().__init__(name, stack, PHOTO, files[PHOTO], sender, server=server)
        self.name = f"{name}, mix"
        self._files = files

    async def warm_up(self, seconds: float) -> None:
        """One of each size."""
        await asyncio.to_thread(self._send, dict.fromkeys(MIX, 1))

    async def run(self, seconds: float) -> Outcome:
        """All of it, once."""
        begun = time.monotonic()
        await asyncio.to_thread(self._send, MIX)
        return Outcome(sum(size.bytes * count for size, count in MIX.items()) / MB, time.monotonic() - begun)

    def _send(self, counts: Mapping[Size, int]) -> None:
        sender = self._sender()
        for size, count in counts.items():
            with ThreadPoolExecutor(size.at_once) as lanes:
                for _ in lanes.map(lambda _number, size=size: sender.send(self._files[size], size.bytes), range(count)):
                    pass


class CutOff(Uploading):
    """Ours, and the line breaks in the middle of a part when half is sent; another client goes on."""

    async def run(self, seconds: float) -> Outcome:
        """One file; `resent` in parts."""
        begun = time.monotonic()
        resent = await asyncio.to_thread(self._resent)
        return Outcome(self._size.bytes / MB, time.monotonic() - begun, more={"resent_parts": resent / PART_BYTES})

    def _resent(self) -> int:
        first, second = self._sender(), self._sender()
        assert isinstance(first, Presigned) and isinstance(second, Presigned)  # noqa: PT018, S101 -- for mypy
        opened = first.open(self._size.bytes)
        count = opened["parts_count"]
        for each in first.signed(opened, list(range(1, count // 2 + 1))):
            first.put(self._path, each)
        lost = first.put_half(self._path, next(first.signed(opened, [count // 2 + 1])))
        missing = second.ask("GET", f"/{opened['upload_id']}", None)["missing"]
        sent = 0
        for each in second.signed(opened, missing):
            second.put(self._path, each)
            sent += each["bytes"]
        second.complete(opened)
        return int(count // 2 * PART_BYTES + lost + sent - self._size.bytes)


def empty(stack: BenchStack) -> None:
    """Forget all files of the measurement before, and parts that never became one."""
    client = store_client(stack)
    found = [DeleteObject(str(each.object_name)) for each in client.list_objects(INBOX, recursive=True)]
    for error in client.remove_objects(INBOX, found):
        raise RuntimeError(str(error))
    for kept in stack.scratch("tusd").glob("*"):
        kept.unlink()


def contestants_of(stack: BenchStack, size: Size, path: Path, servers: Mapping[str, SharedServer]) -> list[Contestant]:
    """All of them for files of one size."""
    token, api = drafts.liaison_token(drafts.signer(stack), 1), stack.stack.http("media-api")
    urls = {name: f"http://127.0.0.1:{stack.peer_port(port)}" for name, port in PORTS.items()}
    senders: dict[str, Callable[[], Sender]] = {
        DIRECT: lambda: DirectPut(stack),
        OURS: lambda: Presigned(api, token),
        PROXY: lambda: Proxied(urls[PROXY]),
        TUSD: lambda: Tus(f"{urls[TUSD]}/files/"),
        TUSD_S3: lambda: Tus(f"{urls[TUSD_S3]}/files/"),
    }
    found: list[Contestant] = [
        Uploading(name, stack, size, path, sender, server=servers.get(name),
                  at_once=PARALLEL if name in PORTS else size.at_once)
        for name, sender in senders.items()
    ]  # fmt: skip
    if size is PHOTO:
        parts = partial(Presigned, api, token, whole=False)
        found.append(Uploading(IN_PARTS, stack, size, path, parts, server=servers[OURS]))
    if size is VIDEO:
        found.append(CutOff(CUT, stack, size, path, senders[OURS], server=servers[OURS]))
    return found


def servers_of(stack: BenchStack) -> dict[str, SharedServer]:
    """What takes the bytes, or signs for them."""
    served = {
        OURS: service(stack, "media-api"),
        PROXY: _proxy(stack),
        TUSD: _tusd(stack, PORTS[TUSD], _files(stack)),
        TUSD_S3: _tusd(stack, PORTS[TUSD_S3], _bucket(stack)),
    }
    return {name: SharedServer(each) for name, each in served.items()}


def _proxy(stack: BenchStack) -> Served:
    keys = {"BENCH_STORE_KEY": stack.secrets["S3_ACCESS_KEY"], "BENCH_STORE_SECRET": stack.secrets["S3_SECRET_KEY"]}
    return peer(stack, "upload_proxy", stack.peer_port(PORTS[PROXY]), BENCH_STORE=stack.stack.address("minio"), **keys)


def _tusd(stack: BenchStack, number: int, options: list[str]) -> Served:
    port = str(stack.peer_port(number))
    keys = {
        "AWS_ACCESS_KEY_ID": stack.secrets["S3_ACCESS_KEY"],
        "AWS_SECRET_ACCESS_KEY": stack.secrets["S3_SECRET_KEY"],
    }
    return Served(
        [str(part("tusd").binary), "-host", "127.0.0.1", "-port", port, "-verbose=false", *options],
        environment={**keys, "AWS_REGION": REGION},
        ready_url=f"http://127.0.0.1:{port}/",
        log=stack.stack.log(f"peer-tusd-{number}"),
    )


def _files(stack: BenchStack) -> list[str]:
    folder = stack.scratch("tusd")
    folder.mkdir(parents=True, exist_ok=True)
    return ["-upload-dir", str(folder)]


def _bucket(stack: BenchStack) -> list[str]:
    return ["-s3-bucket", INBOX, "-s3-object-prefix", "tus/", "-s3-endpoint", stack.stack.http("minio")]


def random_file(folder: Path, size: Size) -> Path:
    """Bytes that nothing can make smaller."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{size.bytes}.bin"
    if not path.exists() or path.stat().st_size != size.bytes:
        path.write_bytes(os.urandom(size.bytes))
    return path


def _marks(size: Size) -> list[Mark]:
    ours = f"{OURS}, {size.name}"
    peers = (
        (DIRECT, *((0.90, 0.98) if size is VIDEO else (None, None))),
        (PROXY, None, None),
        (TUSD, 1.5 if size is VIDEO else None, None),
        (TUSD_S3, None, None),
    )
    return [
        *(Mark(f"MB/s over {peer}, {size.name}", ours, f"{peer}, {size.name}", goal=goal, aim=aim)
          for peer, goal, aim in peers),
        Mark(f"CPU of all servers per MB over FastAPI proxy, {size.name}", ours, f"{PROXY}, {size.name}",
             measure="cpu_us", better="lower", goal=0.7, aim=0.55),
        Mark(f"CPU of media-api, ms per GB, {size.name}", ours, measure="cpu_us.app", better="lower",
             goal=10 if size is VIDEO else None, aim=2 if size is VIDEO else None),
    ]  # fmt: skip


async def build(stack: BenchStack) -> HotPath:
    """Make the files, get tusd, let media know the issuer's keys."""
    await asyncio.to_thread(prepare, [part("tusd")], Console(stderr=True))
    connection = await asyncpg.connect(stack.dsn("media"), timeout=10)
    try:
        await drafts.keep_keys(stack, connection)
    finally:
        await connection.close()
    found: list[Contestant] = []
    servers = servers_of(stack)
    files = {size: await asyncio.to_thread(random_file, stack.stack.data / "files", size) for size in MIX}
    for size in (PHOTO, VIDEO):
        found += contestants_of(stack, size, files[size], servers)
    token, api = drafts.liaison_token(drafts.signer(stack), 1), stack.stack.http("media-api")
    found.append(Mixed(DIRECT, stack, files, lambda: DirectPut(stack)))
    found.append(Mixed(OURS, stack, files, lambda: Presigned(api, token), server=servers[OURS]))
    mix = Mark(f"MB/s over {DIRECT}, photos and films as units send them", f"{OURS}, mix", f"{DIRECT}, mix",
               goal=0.90, aim=0.98)  # fmt: skip
    cut = f"{CUT}, {VIDEO.name}"
    again = Mark("parts sent again after a cut at half", cut, measure="resent_parts", better="lower", goal=1, aim=1)
    return HotPath(
        "upload",
        "files into the store, four connections",
        found,
        [mix, *_marks(PHOTO), *_marks(VIDEO), again],
        rounds=3,
        seconds=5.0,
        warm_up_seconds=0.5,
        settings={"part_bytes": PART_BYTES, "parallel": PARALLEL},
    )
