"""The least HTTP client that can be timed: one connection, one request at a time, and next to no work of its own."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Answered:
    """What came back, and when its head did (monotonic)."""

    status: int
    body: bytes
    at: float


class PlainConnection:
    """A kept-alive connection; answers must have a content-length."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=2**22)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    async def ask(self, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> Answered:
        """Send a request and read its answer."""
        self.send(method, target, headers, body)
        return await self.answer()

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> None:
        """Send only."""
        lines = [f"{method} {target} HTTP/1.1", f"host: {self._host}", f"content-length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    async def answer(self) -> Answered:
        """Wait for the answer to what was sent."""
        head = await self._reader.readuntil(b"\r\n\r\n")
        at = time.monotonic()
        first, *lines = head.decode("latin-1").split("\r\n")
        lengths = [line.partition(":")[2] for line in lines if line.lower().startswith("content-length:")]
        body = await self._reader.readexactly(int(lengths[0])) if lengths else b""
        return Answered(int(first.split()[1]), body, at)
