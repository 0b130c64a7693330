"""A TCP proxy that loses the answer to one kind of question: to COMMIT, before PostgreSQL."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Literal, Self
from urllib.parse import urlsplit

Loss = Literal["answer-cut", "answer-swallowed", "question-cut"]


class AnswerLosing:
    """Passes bytes on; once told `lose`, the next such question meets that loss.

    answer-cut: the server does it, the connection ends before its answer · answer-swallowed: the server does it,
    nothing more comes · question-cut: the server never sees the question.
    """

    def __init__(self, host: str, port: int, question: re.Pattern[bytes]) -> None:
        self._upstream = (host, port)
        self._question = question
        self._loss: Loss | None = None
        self._only = b""
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.lost = 0
        self.refusing = False
        self.refused = 0

    def lose(self, loss: Loss, *, only: bytes = b"") -> None:
        """Lose the next one; with `only`, the next of a connection that said this at its start."""
        self._loss, self._only = loss, only

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Self]:
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
        greeting = b""
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                greeting = greeting if len(greeting) > 1000 else greeting + data
                loss = self._loss if self._question.search(data) and self._only in greeting else None
                if loss is None:
                    up_writer.write(data)
                    continue
                self._loss, self.lost = None, self.lost + 1
                if loss == "question-cut":
                    break
                answers_pass.clear()
                up_writer.write(data)
                await asyncio.sleep(0.2)  # not a wait: the answer is slow, the server does it meanwhile
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


class CommitLosing(AnswerLosing):
    """Before PostgreSQL: the question is COMMIT."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port, re.compile(rb"COMMIT"))


class CompletionLosing(AnswerLosing):
    """Before an object store: the question is to put the parts of an upload together."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port, re.compile(rb"^POST [^ ]+[?&]uploadId="))


def through(url: str, proxy: AnswerLosing) -> str:
    """The database's address with the proxy in between."""
    parts = urlsplit(url)
    credentials = parts.netloc.rpartition("@")[0]
    return parts._replace(netloc=f"{credentials}@127.0.0.1:{proxy.port}").geturl()


def before(url: str) -> CommitLosing:
    """A proxy before this database."""
    parts = urlsplit(url)
    return CommitLosing(parts.hostname or "", parts.port or 5432)
