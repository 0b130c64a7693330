"""What the notes service hears in tests: each effect leaves a row of its own."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.cloudevents import Delivery
from chassis.consumer import Consumer
from chassis.database import Database
from chassis.rows import new_id
from chassis.subscriptions import Hearing, Subscriptions
from chassis.tables import dead_letter
from chassis.testing import deliver
from chassis.work import Work
from tests.chassis.notes import Note, NoteSealed, NoteWritten, note_table

Handler = Callable[[NoteWritten, Work], Awaitable[None]]


async def keep(event: NoteWritten, work: Work) -> None:
    """The usual handler; words in the text ask for a fault."""
    if event.text == "refuse":
        raise NoteSealed
    if event.text == "break":
        work.add(Note(id=new_id(), text="half", version=event.version))
        await work.flush()
        raise ValueError("broken")
    work.add(Note(id=new_id(), text=f"{event.note_id} {event.text}", version=event.version))


def consumer(store: Database, handler: Handler = keep, *, name: str = "notes") -> Consumer:
    """A consumer of NoteWritten."""
    hears = Subscriptions(producer="notes")
    hears.on(NoteWritten)(handler)
    return Consumer(name, store, Hearing(hears))


def event(text: str = "x", *, note_id: UUID | None = None, version: int = 1) -> Delivery:
    """A delivery of a new event."""
    return deliver(NoteWritten(version=version, note_id=note_id or new_id(), text=text))


def changed(delivery: Delivery, *, without: str = "", value: bytes | None = b"", **headers: str) -> Delivery:
    """The delivery with other headers, without one, or with another value."""
    names = {name.replace("__", "-"): text for name, text in headers.items()}
    kept = {name: text for name, text in {**delivery.headers, **names}.items() if name != without}
    return replace(delivery, headers=kept, value=delivery.value if value == b"" else value)


async def effects(store: Database) -> list[tuple[str, int]]:
    """What handlers left, in the order of writing: the event's text and version."""
    async with store.connection() as connection:
        rows = await connection.execute(select(note_table.c.text, note_table.c.version).order_by(note_table.c.id))
        return [(row.text.partition(" ")[2], row.version) for row in rows]


async def letters(store: Database) -> list[dict[str, Any]]:
    """The dead letters, oldest first."""
    async with store.connection() as connection:
        rows = await connection.execute(select(dead_letter).order_by(dead_letter.c.parked_at, dead_letter.c.offset))
        return [dict(row) for row in rows.mappings()]
