"""The worker process: health, metrics, chores, a graceful stop."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from chassis.consumer import Consumer
from chassis.database import Database
from chassis.dead_letters import ask_replay
from chassis.rows import new_id
from chassis.subscriptions import Hearing, Subscriptions
from chassis.tables import inbox
from chassis.worker import ConsumerWatch, create_worker, in_turns
from tests.chassis.hearing import changed, effects, event, keep, letters
from tests.chassis.kafka import send
from tests.chassis.notes import NoteWritten, settings, write_note
from tests.chassis.test_consumer_on_kafka import record
from tests.infra.parts import Infra
from tests.infra.waiting import eventually

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def working(service: str, url: str, kafka: str, *, chores: Any = ()) -> AsyncIterator[httpx.AsyncClient]:
    """A worker that hears NoteWritten, and a client on its health paths."""
    hears = Subscriptions(producer="notes")
    hears.on(NoteWritten)(keep)
    app = create_worker(service, settings(url, kafka=kafka), subscriptions=(hears,), chores=chores)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://worker.test", timeout=30) as http:
            yield http


@pytest.fixture
def service() -> str:
    """A name of its own: it is the consumer group."""
    return f"notes-{uuid.uuid4().hex[:8]}"


async def _ready(http: httpx.AsyncClient) -> bool:
    return (await http.get("/readyz")).status_code == 200


async def test_a_worker_carries_events_out_and_in_and_its_metrics_tell_of_it(
    store: Database, notes_url: str, infra: Infra, topic: str, service: str
) -> None:
    async with working(service, notes_url, infra.kafka) as http:
        await eventually(lambda: _ready(http), within=20)
        async with store.work() as work:
            await write_note(work, text="one")
        await send(infra.kafka, [record(changed(event(), value=b"{"), topic)])

        async def both_came() -> bool:
            return len(await effects(store)) == 2 and len(await letters(store)) == 1

        await eventually(both_came, within=20)
        assert (await http.get("/livez")).json() == {"checks": {"relay": True}}

        wanted = (
            r"openweek_outbox_age_seconds(\{.*\})? \d",
            r"openweek_outbox_sent_total(\{.*\})? [1-9]",
            rf'openweek_consumer_lag\{{.*topic="{topic}".*\}} 0',
            rf'openweek_events_parked_total\{{.*consumer="{service}".*\}} 1',
            rf'openweek_events_handled_total\{{.*consumer="{service}".*\}} 1',
            rf'openweek_handler_seconds_bucket\{{.*consumer="{service}".*\}} [1-9]',
        )

        async def told() -> bool:
            page = (await http.get("/metrics")).text
            missing = {name for name in wanted if not re.search(name, page)}
            assert missing == set()
            return True

        await eventually(told, within=20)


async def test_a_worker_without_a_broker_is_alive_and_not_ready(store: Database, notes_url: str, service: str) -> None:
    async with working(service, notes_url, "127.0.0.1:1") as http:
        live, ready = await http.get("/livez"), await http.get("/readyz")

    assert live.status_code == 200
    assert (ready.status_code, ready.json()["checks"]) == (503, {"database": True, "consumer": False})


async def test_a_halted_consumer_is_not_ready(store: Database, notes_url: str, service: str) -> None:
    hears = Subscriptions(producer="notes")
    hears.on(NoteWritten)(keep)
    watch = ConsumerWatch(service, settings(notes_url), store, Hearing(hears))
    watch._subscriber = type("Subscriber", (), {"consumer": object()})()
    assert await watch.joined()

    watch.consumer.halted = True

    assert not await watch.joined()


async def test_a_consumer_that_no_longer_fetches_is_seen_to_lag_and_ends_its_process(
    store: Database, notes_url: str, infra: Infra, topic: str, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.worker.STUCK_SECONDS", 2.0)
    hears = Subscriptions(producer="notes")
    hears.on(NoteWritten)(keep)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    watch = ConsumerWatch(service, settings(notes_url, kafka=infra.kafka), store, Hearing(hears))
    watching = asyncio.create_task(watch.run())
    try:
        await send(infra.kafka, [record(event("heard"), topic)])
        await eventually(lambda: _heard(store, ["heard"]), within=20)
        deaf = watch._kafka_consumer()
        monkeypatch.setattr(deaf, "resume", lambda *_partitions: None)
        deaf.pause(*deaf.assignment())  # as after a loss that aiokafka does not get over: it fetches no more
        await send(infra.kafka, [record(event("not heard", note_id=new_id()), topic)])

        await asyncio.wait_for(ended.wait(), 30)
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
        watching.cancel()
        await watch.stop()


async def _heard(store: Database, texts: list[str]) -> bool:
    return [text for text, _ in await effects(store)] == texts


async def test_a_worker_that_hears_nothing_is_ready_without_a_broker(store: Database, notes_url: str) -> None:
    app = create_worker("notes", settings(notes_url), subscriptions=())
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://worker.test") as http,
    ):
        assert await _ready(http)


async def test_a_chore_that_fails_runs_again(store: Database, notes_url: str, service: str) -> None:
    runs: list[int] = []

    async def chore(_database: Database) -> None:
        runs.append(1)
        if len(runs) == 1:
            raise KeyError("a slip")

    async with working(service, notes_url, "127.0.0.1:1", chores=((chore, 0.01),)):
        await eventually(lambda: len(runs) >= 3)


async def test_letters_that_an_operator_asks_for_are_tried_by_the_worker(
    store: Database, notes_url: str, infra: Infra, topic: str, service: str
) -> None:
    failing = Subscriptions(producer="notes")

    async def fail(event: NoteWritten, work: Any) -> None:
        raise ValueError("not yet")

    failing.on(NoteWritten)(fail)
    await Consumer(service, store, Hearing(failing)).handle([event("late")])
    (letter,) = await letters(store)
    async with store.work() as work:
        await ask_replay(work, letter["id"])

    async with working(service, notes_url, infra.kafka):

        async def replayed() -> bool:
            return [letter["state"] for letter in await letters(store)] == ["replayed"]

        await eventually(replayed, within=20)

    assert await effects(store) == [("late", 1)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def process(role: str, url: str, kafka: str, topic: str, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """The notes service as a process of its own, ended at the end."""
    environment = {
        **os.environ,
        "OPENWEEK_DATABASE_URL": url,
        "OPENWEEK_KAFKA": kafka,
        "OPENWEEK_HTTP_PORT": str(port),
        "OPENWEEK_PUBLIC_URL": "http://gateway.test",
        "OPENWEEK_CURSOR_KEY": "k" * 40,
        "OPENWEEK_KAFKA_SESSION_SECONDS": "6",
    }
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chassis.notes_process", role, topic,
        cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


@pytest.mark.parametrize("role", ["api", "worker"])
async def test_a_process_serves_its_health_and_ends_on_sigterm(
    store: Database, notes_url: str, infra: Infra, topic: str, role: str
) -> None:
    port = _free_port()
    async with (
        process(role, notes_url, infra.kafka, topic, port) as running,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http,
    ):

        async def ready() -> bool:
            try:
                return await _ready(http)
            except httpx.HTTPError:
                return False

        await eventually(ready, within=30)
        await http.get("/api/notes/v1/nothing")
        counted = {"api": "openweek_request_seconds", "worker": "openweek_outbox_age_seconds"}[role]

        async def is_counted() -> bool:
            return counted in (await http.get("/metrics")).text

        await eventually(is_counted)  # the relay looks at the outbox in its own time, ready or not
        running.send_signal(signal.SIGTERM)
        output, _ = await asyncio.wait_for(running.communicate(), 20)

    assert running.returncode in (0, -signal.SIGTERM)
    for line in output.decode().splitlines():
        assert json.loads(line)["service"] == f"notes-{role}", line


async def test_a_worker_killed_in_the_middle_of_its_batches_leaves_each_effect_once(
    store: Database, notes_url: str, infra: Infra, topic: str
) -> None:
    events = [record(event(str(n), note_id=new_id()), topic) for n in range(600)]
    async with process("worker", notes_url, infra.kafka, topic, _free_port()) as running:
        await send(infra.kafka, events[:300])

        async def some() -> bool:
            return len(await effects(store)) > 0

        await eventually(some, within=30)
        running.kill()
        await send(infra.kafka, events[300:])
    async with process("worker", notes_url, infra.kafka, topic, _free_port()):

        async def all_of_them() -> bool:
            return len(await effects(store)) >= 600

        await eventually(all_of_them, within=40)

    assert sorted(int(text) for text, _ in await effects(store)) == list(range(600))
    async with store.connection() as connection:
        assert len((await connection.execute(select(inbox.c.event_id))).all()) == 600


async def test_a_chore_with_a_backlog_leaves_most_of_the_time_to_relay_and_consumer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left, rests = [20, 20, 0], list[float]()
    clock = iter(range(0, 100, 2))  # each step takes two seconds of it

    database: Any = SimpleNamespace(work=nullcontext)

    async def step(_: object) -> int:
        return left.pop(0)

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    monkeypatch.setattr("chassis.worker.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("chassis.worker.asyncio.sleep", rest)

    await in_turns(database, step, share=0.2)

    assert (left, rests) == ([], [8.0, 8.0])
