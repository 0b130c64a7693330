"""The press: several readers of the feed, each behind its own cursor, one of them on Kafka."""

import asyncio
import random
from datetime import UTC, datetime
from typing import Any, Protocol

from cli.client import Answer, Desk, FeedReader
from cli.client.member import MEDIA, PUBLICITY
from cli.demo.accounts import DemoFile
from contracts.feed import SEQUENCE_ROLE
from tests.faults.history import History, Outcome
from tests.faults.workload.calls import Calls
from tests.faults.workload.cast import Cast

READERS_OF_A_DESK = 2
KAFKA_SECONDS = 15.0
CONFIRMED_SHARE = 0.5


class Reader(Protocol):
    """Somebody who reads the feed from its start, little by little."""

    async def pull(self) -> list[list[Any]]:
        """What came since the last pull: sequence, item, status. Nothing also when the feed could not be read."""

    @property
    def last(self) -> int:
        """The last sequence that was seen."""


def told(document: dict[str, Any]) -> list[Any]:
    """Sequence, item and status of a ninjs document."""
    sequence = next(int(each["value"]) for each in document["altIds"] if each["role"] == SEQUENCE_ROLE)
    return [sequence, document["uri"].rpartition("/")[2], document["pubStatus"]]


class HttpReader:
    """A desk's program behind its own cursor."""

    def __init__(self, name: str, desk: Desk, calls: Calls) -> None:
        self.name = name
        self.desk = desk
        self._calls = calls
        self._cursor: str | None = None
        self.last = 0

    async def pull(self) -> list[list[Any]]:
        query = {"limit": 100, **({"cursor": self._cursor} if self._cursor else {})}
        page = await self._calls.get(
            self.desk, "pull", f"{PUBLICITY}/feed/items", query=query, reader=self.name, after=self.last,
            reading=_documents,
        )  # fmt: skip
        found = _documents(page.answer)["documents"] if page else []
        if page:
            self._cursor = page.answer["next"]
            self.last = found[-1][0] if found else self.last
        return list(found)


class KafkaReader:
    """A desk's program on Kafka; after a failure it begins anew from the first record, as a new program would."""

    def __init__(self, file: DemoFile, history: History) -> None:
        self.name = "kafka"
        self._file = file
        self._history = history
        self._reader: FeedReader | None = None
        self._one_at_a_time = asyncio.Lock()
        self.last = 0

    async def pull(self) -> list[list[Any]]:
        async with self._one_at_a_time:
            number = self._history.invoke(self._file.kafka_desk, "pull", reader=self.name, after=self.last)
            try:
                async with asyncio.timeout(KAFKA_SECONDS):
                    records = await (await self._open()).all_so_far()
            except Exception as error:  # noqa: BLE001 -- whatever the client says, the feed could not be read
                self._history.returned(number, "info", error=type(error).__name__)
                await self.close()
                return []
            found = [[each.sequence, each.item_id, each.document["pubStatus"]] for each in records]
            self.last = max([self.last, *(each[0] for each in found)])
            self._history.returned(number, "ok", documents=found)
            return found

    async def _open(self) -> FeedReader:
        if self._reader is None:
            reader = FeedReader(
                self._file.kafka_desks, desk=self._file.kafka_desk, password=self._file.kafka_password,
                group="week", from_start=True,
            )  # fmt: skip
            await reader.__aenter__()
            self._reader, self.last = reader, 0
            self._history.note("from-start", reader=self.name)
        return self._reader

    async def close(self) -> None:
        """Leave; the next pull begins anew. A client that cannot even leave is let go: it has nothing more to say."""
        reader, self._reader = self._reader, None
        if reader is not None:
            # In a task of its own: what the client's tasks die of, cancelled ones too, is no end of the reader's.
            leaving = asyncio.create_task(reader.__aexit__(None, None, None))
            await asyncio.wait([leaving], timeout=KAFKA_SECONDS)
            leaving.cancel()


class Press:
    """All readers, and what desks do with what they read."""

    def __init__(self, calls: Calls, cast: Cast) -> None:
        self._calls = calls
        self._cast = cast
        self.kafka = KafkaReader(cast.file, calls.history)
        http = [
            HttpReader(f"{desk.account.username}/{number}", desk, calls)
            for desk in cast.desks
            for number in range(READERS_OF_A_DESK)
        ]
        self._http = http
        self.readers: list[Reader] = [*http, self.kafka]
        self._free: dict[int, asyncio.Lock] = {id(reader): asyncio.Lock() for reader in self.readers}

    async def pull(self, dice: random.Random) -> None:
        """One reader reads on; a desk confirms some of what it had to remove."""
        reader = dice.choice(self.readers)
        found = await self.pull_as(reader)
        for _, item_id, status in found:
            if isinstance(reader, HttpReader) and status == "canceled" and dice.random() < CONFIRMED_SHARE:
                await self._confirm(reader.desk, item_id)

    async def pull_as(self, reader: Reader) -> list[list[Any]]:
        """A reader is one program: its pulls do not overlap."""
        async with self._free[id(reader)]:
            return await reader.pull()

    async def _confirm(self, desk: Desk, item_id: str) -> None:
        body = {"status": "removed", "at": datetime.now(UTC).isoformat()}
        path = f"{PUBLICITY}/feed/items/{item_id}/receipts"
        await self._calls.post(desk, "confirm", path, body, item=item_id, reading=lambda _answer: {})

    async def open_link(self, item_id: str, asset_id: str) -> None:
        """Ask for a link to a photo of a released item; what the answer is, the checkers judge."""
        desk = self._cast.desks[0]
        number = self._calls.history.invoke(desk.account.username, "open-link", item=item_id, asset=asset_id)
        path = f"{MEDIA}/assets/{asset_id}/renditions/web"
        response = await desk.connection.send("GET", path, headers=await desk.authorization())
        outcome: Outcome = "ok" if response.status_code < 400 else "fail" if response.status_code < 500 else "info"
        self._calls.history.returned(number, outcome, status=response.status_code)

    async def close(self) -> None:
        """Leave the feed."""
        await self.kafka.close()


def _documents(page: Answer) -> dict[str, Any]:
    return {"documents": [told(document) for document in page["items"]]}
