"""A TCP proxy before PostgreSQL that loses the answer to COMMIT."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Literal
from urllib.parse import urlsplit

Loss = Literal["answer-cut", "answer-swallowed", "question-cut"]


class CommitLosing:
    """Passes bytes on; once told `lose`, the next COMMIT meets that loss.

    answer-cut: the server commits, the connection ends before its answer · answer-swallowed: the server commits,
    nothing more comes · question-cut: the server never sees the COMMIT.
    """

    def __init__(self, host: str, port: int) -> None:
        self._upstream = (host, port)
        self._loss: Loss | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.lost = 0
        self.refusing = False
        self.refused = 0

    def lose(self, loss: Loss) -> None:
        """Lose the next COMMIT."""
        self._loss = loss

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["CommitLosing"]:
        """Serve on a free port of the loopback."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.cut_all()

    def cut_all(self) -> None:
        """End every connection."""
        for writer in self._writers:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refusing:
            self.refused += 1
            writer.close()
            return
        up_reader, up_writer = await asyncio.open_connection(*self._upstream)
        self._writers |= {writer, up_writer}
        answers_pass = asyncio.Event()
        answers_pass.set()
        back = asyncio.create_task(self._pass_back(up_reader, writer, answers_pass))
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                loss = self._loss if b"COMMIT" in data else None
                if loss is None:
                    up_writer.write(data)
                    continue
                self._loss, self.lost = None, self.lost + 1
                if loss == "question-cut":
                    break
                answers_pass.clear()
                up_writer.write(data)
                await asyncio.sleep(0.2)  # not a wait: the answer is slow, the server commits meanwhile
                if loss == "answer-cut":
                    break
        writer.close()
        up_writer.close()
        await asyncio.gather(back, return_exceptions=True)

    @staticmethod
    async def _pass_back(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers_pass: asyncio.Event
    ) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if answers_pass.is_set():
                    writer.write(data)
        writer.close()


def through(url: str, proxy: CommitLosing) -> str:
    """The database's address with the proxy in between."""
    parts = urlsplit(url)
    credentials = parts.netloc.rpartition("@")[0]
    return parts._replace(netloc=f"{credentials}@127.0.0.1:{proxy.port}").geturl()


def before(url: str) -> CommitLosing:
    """A proxy before this database."""
    parts = urlsplit(url)
    return CommitLosing(parts.hostname or "", parts.port or 5432)
