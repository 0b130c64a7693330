"""A COMMIT whose answer is lost is unknown, never failed; and no answer goes out before the commit."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import event, func, select

from chassis.api import create_api
from chassis.database import Database
from chassis.errors import CommitUnknown
from chassis.testing import Issuer, published, running
from tests.chassis.conftest import Application
from tests.chassis.notes import note_table, notes_router, policy_file, settings, write_note
from tests.chassis.proxy import CommitLosing, Loss, before, through

PATH = "/api/notes/v1/notes"


@dataclass
class Wired:
    """The notes' application behind a proxy that loses commits; `store` goes around it."""

    application: Application
    proxy: CommitLosing
    store: Database


@pytest.fixture
async def wired(
    notes_url: str, store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Wired]:
    monkeypatch.setattr("chassis.database.COMMAND_SECONDS", 1)
    async with before(notes_url).listening() as proxy:
        issuer = Issuer()
        app = create_api(
            "notes",
            settings(through(notes_url, proxy)),
            routers=(notes_router(),),
            policy=policy_file(tmp_path),
            keys=issuer.keys,
        )
        async with running(app) as http:
            yield Wired(Application(app, http, issuer, app.state.runtime.database), proxy, store)


async def count_notes(store: Database) -> int:
    async with store.connection() as connection:
        return int((await connection.execute(select(func.count()).select_from(note_table))).scalar_one())


@pytest.mark.parametrize("loss", ["answer-cut", "answer-swallowed"])
async def test_the_effect_stands_and_the_work_says_unknown(wired: Wired, loss: Loss) -> None:
    wired.proxy.lose(loss)

    with pytest.raises(CommitUnknown):
        async with wired.application.database.work() as work:
            await write_note(work, text="one")

    assert wired.proxy.lost == 1
    assert await count_notes(wired.store) == 1
    assert len(await published(wired.store)) == 1


async def test_a_commit_that_never_arrived_says_unknown_too(wired: Wired) -> None:
    wired.proxy.lose("question-cut")

    with pytest.raises(CommitUnknown):
        async with wired.application.database.work() as work:
            await write_note(work, text="one")

    assert await count_notes(wired.store) == 0


@pytest.mark.parametrize("loss", ["answer-cut", "answer-swallowed"])
async def test_the_edge_answers_a_lost_commit_from_the_idempotency_key(wired: Wired, loss: Loss) -> None:
    headers = wired.application.headers(key="key-of-a-lost-commit")
    wired.proxy.lose(loss)

    first = await wired.application.http.post(PATH, json={"text": "one"}, headers=headers)
    again = await wired.application.http.post(PATH, json={"text": "one"}, headers=headers)

    assert wired.proxy.lost == 1
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.headers["idempotent-replayed"] == "true"
    assert await count_notes(wired.store) == 1


async def test_a_commit_that_never_arrived_is_told_as_open_and_the_retry_has_the_effect(wired: Wired) -> None:
    headers = wired.application.headers(key="key-of-a-lost-commit")
    wired.proxy.lose("question-cut")

    first = await wired.application.http.post(PATH, json={"text": "one"}, headers=headers)
    assert (first.status_code, first.headers["retry-after"]) == (503, "5")
    assert "Idempotency-Key" in first.json()["detail"]
    assert await count_notes(wired.store) == 0

    again = await wired.application.http.post(PATH, json={"text": "one"}, headers=headers)
    assert again.status_code == 201
    assert await count_notes(wired.store) == 1


async def test_an_answer_that_cannot_be_looked_up_is_a_503(wired: Wired) -> None:
    headers = wired.application.headers()
    wired.proxy.refusing = True
    wired.proxy.lose("answer-cut")
    async with wired.application.database.work():
        pass  # one connection is open now; later ones are refused
    wired.proxy.lose("answer-cut")

    answer = await wired.application.http.post(PATH, json={"text": "one"}, headers=headers)

    assert answer.status_code == 503
    assert answer.json()["code"] == "store-down"


async def test_a_cancelled_caller_does_not_cut_a_commit_in_two(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    committing = asyncio.Event()
    finished: list[int] = []

    @event.listens_for(store.engine.sync_engine, "commit")
    def note(_connection: Any) -> None:
        committing.set()
        finished.append(1)

    async def request() -> None:
        async with store.work() as work:
            await write_note(work, text="one")

    task = asyncio.create_task(request())
    await committing.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await count_notes(store) == 1


async def test_a_commit_that_raises_never_yields_a_success(notes: Application) -> None:
    engine = notes.app.state.runtime.database.engine

    @event.listens_for(engine.sync_engine, "commit")
    def refuse(_connection: Any) -> None:
        raise RuntimeError("the commit is refused")

    answer = await notes.http.post(PATH, json={"text": "one"}, headers=notes.headers())

    assert answer.status_code == 500
    assert await count_notes(notes.database) == 0


async def test_the_answer_begins_after_the_commit(notes: Application) -> None:
    order: list[str] = []
    engine = notes.app.state.runtime.database.engine
    event.listen(engine.sync_engine, "commit", lambda _connection: order.append("commit"))
    body = orjson.dumps({"text": "one"})
    headers = {**notes.headers(), "content-type": "application/json"}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            order.append(f"answer {message['status']}, {await count_notes(notes.database)} note")

    scope = {
        "type": "http",
        "method": "POST",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("service.test", 80),
    }
    await notes.app(scope, receive, send)

    assert order == ["commit", "answer 201, 1 note"]
