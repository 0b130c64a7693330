"""Snapshots as a stream: at once, on change, for any number of readers, until the process stops."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing

import asyncpg
import pytest

from chassis import event_stream as stream_module
from chassis.database import plain_dsn
from chassis.event_stream import SnapshotWatch, event_stream
from chassis.outbox_rows import CHANNEL
from tests.infra.waiting import eventually


class Source:
    """What snapshots are taken of, and how often they were."""

    def __init__(self) -> None:
        self.texts = {"a": "1", "b": "1"}
        self.readings = 0

    async def read(self, key: str) -> str:
        """The text of a key."""
        self.readings += 1
        return self.texts[key]


@pytest.fixture
def source() -> Source:
    """Two texts."""
    return Source()


@pytest.fixture
async def watch(notes_url: str, source: Source, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SnapshotWatch[str]]:
    """A watch that rests for a moment only."""
    monkeypatch.setattr(stream_module, "SHORTEST_PAUSE_SECONDS", 0.01)
    watch = SnapshotWatch(plain_dsn(notes_url), source.read)
    async with watch.opened():
        yield watch


async def ring(url: str) -> None:
    """Tell that something was committed."""
    connection = await asyncpg.connect(plain_dsn(url))
    await connection.execute(f"notify {CHANNEL}")
    await connection.close()


async def watching(url: str, *, readers: int = 1) -> None:
    """Wait until the watch listens."""
    connection = await asyncpg.connect(plain_dsn(url))

    async def listens() -> bool:
        found = await connection.fetchval(
            "select count(*) from pg_stat_activity where application_name = 'snapshot-watch' and query like 'LISTEN%'"
        )
        return bool(found == readers)

    try:
        await eventually(listens)
    finally:
        await connection.close()


async def soon(snapshots: AsyncGenerator[str, None]) -> str:
    """The next snapshot, within five seconds."""
    async with asyncio.timeout(5):
        return await anext(snapshots)


async def test_a_reader_gets_what_there_is_at_once_and_then_what_has_changed(
    watch: SnapshotWatch[str], source: Source, notes_url: str
) -> None:
    async with aclosing(watch.follow("a")) as snapshots:
        first = await soon(snapshots)
        await watching(notes_url)
        source.texts["a"] = "2"
        await ring(notes_url)
        second = await soon(snapshots)

    assert (first, second) == ("1", "2")


async def test_what_has_not_changed_is_not_sent_again(
    watch: SnapshotWatch[str], source: Source, notes_url: str
) -> None:
    async with aclosing(watch.follow("a")) as snapshots:
        await soon(snapshots)
        await watching(notes_url)
        before = source.readings
        await ring(notes_url)
        await eventually(lambda: source.readings > before)
        source.texts["a"] = "3"
        await ring(notes_url)

        assert await soon(snapshots) == "3"


async def test_many_readers_cost_what_one_costs(watch: SnapshotWatch[str], source: Source, notes_url: str) -> None:
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(aclosing(watch.follow("a"))) for _ in range(50)]
        assert {await soon(each) for each in readers} == {"1"}
        await watching(notes_url)
        await eventually(lambda: source.readings >= 2)  # the first look of the watch itself
        before = source.readings
        source.texts["a"] = "2"
        await ring(notes_url)

        assert {await soon(each) for each in readers} == {"2"}
        assert source.readings == before + 1


async def test_each_key_has_readers_of_its_own(watch: SnapshotWatch[str], source: Source, notes_url: str) -> None:
    source.texts["b"] = "B"

    async with aclosing(watch.follow("a")) as one, aclosing(watch.follow("b")) as other:
        assert (await soon(one), await soon(other)) == ("1", "B")


async def test_while_nobody_reads_nothing_is_held(watch: SnapshotWatch[str], notes_url: str) -> None:
    async with aclosing(watch.follow("a")) as snapshots:
        await soon(snapshots)
        await watching(notes_url)
    await ring(notes_url)

    await watching(notes_url, readers=0)


async def test_a_stopping_process_ends_the_streams(watch: SnapshotWatch[str]) -> None:
    async with aclosing(watch.follow("a")) as snapshots:
        await soon(snapshots)
        waiting = asyncio.ensure_future(anext(snapshots, None))
        await asyncio.sleep(0)  # not a wait: lets the reader begin
        watch.close()

        assert await asyncio.wait_for(waiting, 5) is None


async def numbers(*texts: str, then_silent: bool = False) -> AsyncGenerator[str, None]:
    """Snapshots that are there already."""
    for text in texts:
        yield text
    if then_silent:
        await asyncio.Event().wait()


async def test_snapshots_go_out_as_events_that_nobody_may_keep_or_hold_back() -> None:
    answer = await event_stream(numbers('{"n":1}', '{"n":2}'), event="board")

    sent = [str(each) async for each in answer.body_iterator]

    assert sent == ['event: board\ndata: {"n":1}\n\n', 'event: board\ndata: {"n":2}\n\n']
    assert answer.media_type == "text/event-stream"
    assert (answer.headers["cache-control"], answer.headers["x-accel-buffering"]) == ("no-store", "no")


async def test_a_silent_stream_says_that_it_lives_and_ends_before_a_token_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream_module, "KEEP_ALIVE_SECONDS", 0.05)
    monkeypatch.setattr(stream_module, "LONGEST_SECONDS", 0.2)
    answer = await event_stream(numbers("{}", then_silent=True), event="board")

    sent = [str(each) async for each in answer.body_iterator]

    assert sent[0] == "event: board\ndata: {}\n\n"
    assert 1 <= len(sent[1:]) <= 6
    assert set(sent[1:]) == {":\n\n"}


async def test_what_goes_wrong_with_the_first_snapshot_is_raised_before_the_answer_begins() -> None:
    async def broken() -> AsyncGenerator[str, None]:
        raise RuntimeError("away")
        yield ""

    with pytest.raises(RuntimeError, match="away"):
        await event_stream(broken(), event="board")
