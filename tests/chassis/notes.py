"""A service as small as can be, to try the chassis on: notes that are written, changed and told of."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any, ClassVar
from uuid import UUID

from fastapi import Depends, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import Field
from sqlalchemy import Column, Table, Text, select
from sqlalchemy.orm import registry
from sqlmodel import Field as RowField
from sqlmodel import SQLModel

from chassis.auth import require
from chassis.bodies import Input, Output
from chassis.endpoints import Endpoints, RuntimeDep, WorkDep, router
from chassis.errors import DomainError, NotFound, Stale
from chassis.preconditions import IfMatch, set_etag
from chassis.principal import Principal
from chassis.rows import MappedRow, metadata, new_id
from chassis.settings import ServiceSettings
from chassis.work import Work
from contracts.base import Event

CREATE_TABLE = """create table if not exists note (
    id uuid primary key, text text not null check (length(text) < 1000), version int not null,
    serial bigint generated always as identity)"""
TOPIC = "chassis.notes"


class Row(MappedRow, SQLModel, registry=registry(metadata=metadata())):
    """Rows of notes."""


class Note(Row, table=True):
    """A note; `version` goes up with each change."""

    id: UUID = RowField(primary_key=True)
    text: str = RowField(sa_column=Column(Text, nullable=False))
    version: int = 1

    def change(self, text: str) -> None:
        """A sealed note stays as it is."""
        if self.text == "sealed":
            raise NoteSealed
        self.text, self.version = text, self.version + 1


note_table: Table = Note.__table__  # type: ignore[attr-defined]  # SQLModel makes it


class NoteSealed(DomainError):
    """A sealed note stays as it is."""

    code = "note-sealed"
    title = "便签已封存"


class NoteWritten(Event):
    """A note was written or changed."""

    type: ClassVar[str] = "notes.note.written.v1"
    topic: ClassVar[str] = TOPIC

    note_id: UUID
    text: str

    @property
    def subject(self) -> UUID:
        """The note."""
        return self.note_id


class ToldInOneOrder(NoteWritten):
    """A fact of a topic that is one order, whatever the aggregate."""

    @property
    def order_key(self) -> str:
        return "one-order"


def written(note: Note) -> NoteWritten:
    """The fact that the note tells."""
    return NoteWritten(version=note.version, note_id=note.id, text=note.text)


def settings(url: str, **others: Any) -> ServiceSettings:
    """Settings for tests."""
    values: dict[str, Any] = {
        "kafka": "127.0.0.1:1",
        "http_port": 0,
        "public_url": "http://gateway.test",
        "cursor_key": "k" * 40,
        "jwks_url": "http://127.0.0.1:1/jwks.json",
        **others,
    }
    return ServiceSettings(database_url=url, **values)


async def write_note(work: Work, *, text: str, note_id: UUID | None = None) -> Note:
    """Write a note and tell of it."""
    note = Note(id=note_id or new_id(), text=text, version=1)
    work.add(note)
    work.publish(written(note))
    return note


async def all_notes(work: Work) -> AsyncIterator[Event]:
    """What every note last told."""
    for note in (await work.run(select(Note))).scalars().all():
        yield written(note)


class NoteIn(Input):
    """What a note is made of."""

    text: Annotated[str, Field(min_length=1, max_length=200)]
    tags: tuple[Annotated[str, Field(max_length=5)], ...] = ()
    pages: Annotated[int, Field(ge=1, le=9)] = 1


class NoteOut(Output):
    """A note as it is shown."""

    id: UUID
    text: str
    version: int


Writer = Annotated[Principal, Depends(require("writer"))]


def notes_router() -> Endpoints:
    """Routes of the notes; those named after a fault have it."""
    routes = router("/notes")

    @routes.post("", status_code=201)
    async def write(body: NoteIn, writer: Writer, work: WorkDep) -> NoteOut:
        """Write a note."""
        return NoteOut.model_validate(await write_note(work, text=body.text))

    @routes.get("/{note_id}")
    async def read(note_id: UUID, writer: Writer, work: WorkDep, response: Response) -> NoteOut:
        """A note."""
        note = await work.read(Note, note_id)
        if note is None:
            raise NotFound
        set_etag(response, note.version)
        return NoteOut.model_validate(note)

    @routes.put("/{note_id}")
    async def change(
        note_id: UUID, body: NoteIn, seen: IfMatch, writer: Writer, work: WorkDep, response: Response
    ) -> NoteOut:
        """Change a note."""
        note = await work.get(Note, note_id)
        if note.version != seen:
            raise Stale(extensions={"currentRevision": note.version})
        note.change(body.text)
        work.publish(written(note))
        set_etag(response, note.version)
        return NoteOut.model_validate(note)

    @routes.get("")
    async def browse(
        writer: Writer, runtime: RuntimeDep, limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: str | None = None
    ) -> dict[str, Any]:
        """Where the page ended."""
        place = runtime.cursors.open(f"notes:{writer.id}", cursor) if cursor else []
        return {"place": place, "next": runtime.cursors.seal(f"notes:{writer.id}", [limit, "x"])}

    @routes.get("/faults/{kind}")
    async def fail(kind: str, writer: Writer, work: WorkDep) -> NoteOut:
        """Fail in a way that nobody expects."""
        raise RuntimeError(f"a secret of {kind}")

    @routes.get("/files/all.txt")
    async def stream(writer: Writer, work: WorkDep) -> StreamingResponse:
        """Every note as one text."""
        return StreamingResponse(iter([b"one\n", b"two\n"]), media_type="text/plain")

    return routes


POLICY = """
- {method: POST, path: /api/notes/v1/notes, roles: [writer], relation: any}
- {method: GET, path: "/api/notes/v1/notes/{note_id}", roles: [writer], relation: any}
- {method: PUT, path: "/api/notes/v1/notes/{note_id}", roles: [writer], relation: any}
- {method: GET, path: /api/notes/v1/notes, roles: [writer], relation: any}
- {method: GET, path: "/api/notes/v1/notes/faults/{kind}", roles: [writer], relation: any}
- {method: GET, path: /api/notes/v1/notes/files/all.txt, roles: [writer], relation: any}
- {method: GET, path: /api/notes/v1/state, roles: [operator], relation: any}
- {method: GET, path: /api/notes/v1/dead-letters, roles: [operator], relation: any}
- {method: POST, path: "/api/notes/v1/dead-letters/{letter_id}/replay", roles: [operator], relation: any}
- {method: POST, path: "/api/notes/v1/dead-letters/{letter_id}/discard", roles: [operator], relation: any}
"""


def policy_file(folder: Path, text: str = POLICY) -> Path:
    """The policy of the notes as a file."""
    path = folder / "policy.yaml"
    path.write_text(text, "utf-8")
    return path
