"""What an operator sees of a service."""

import pytest

from chassis.clock import DatabaseClock
from chassis.database import Database
from chassis.outbox import outbox_row
from chassis.rows import new_id
from chassis.tables import outbox
from chassis.testing import count_statements
from tests.chassis.conftest import Application
from tests.chassis.hearing import consumer, event
from tests.chassis.notes import NoteWritten

PATH = "/api/notes/v1/state"


async def test_version_start_outbox_and_dead_letters_are_told_in_one_statement(notes: Application) -> None:
    await consumer(notes.database).handle([event("refuse")])
    row = outbox_row(NoteWritten(version=1, note_id=new_id(), text="x"), source="notes", at=DatabaseClock().now())
    async with notes.database.connection() as connection:
        await connection.execute(outbox.insert(), [row])
    engine = notes.app.state.runtime.database.engine

    with count_statements(engine) as count:
        state = (await notes.http.get(PATH, headers=notes.headers("operator"))).json()

    assert state["service"] == "notes"
    assert state["version"]
    assert state["started_at"].endswith("Z")
    assert state["database_reachable"] is True
    assert (state["outbox_depth"], state["dead_letters_open"]) == (1, 1)
    assert 0 <= state["outbox_oldest_seconds"] < 60
    assert len(count) == 2  # whether it answers, and what it says


async def test_an_empty_outbox_has_no_age(notes: Application) -> None:
    state = (await notes.http.get(PATH, headers=notes.headers("operator"))).json()

    assert (state["outbox_depth"], state["outbox_oldest_seconds"], state["dead_letters_open"]) == (0, 0.0, 0)


async def test_a_database_that_is_away_is_told_as_such(notes: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(_database: Database) -> bool:
        return False

    monkeypatch.setattr(Database, "answers", silent)

    answer = await notes.http.get(PATH, headers=notes.headers("operator"))

    assert answer.status_code == 200
    assert answer.json()["database_reachable"] is False
    assert answer.json()["outbox_depth"] is None


async def test_nobody_but_the_operator_looks(notes: Application) -> None:
    assert (await notes.http.get(PATH, headers=notes.headers("writer"))).status_code == 403
    assert (await notes.http.get(PATH)).status_code == 401
