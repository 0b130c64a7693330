"""The completeness board: numbers per unit, once or as they change."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, NamedTuple, cast
from uuid import UUID

from fastapi import Depends
from fastapi.responses import StreamingResponse

from chassis.auth import require
from chassis.database import Database, plain_dsn
from chassis.endpoints import Output, Runtime, RuntimeDep, WorkDep, router
from chassis.event_stream import SnapshotWatch, event_stream
from chassis.principal import Principal
from chassis.work import Work
from contracts.roles import Role
from services.submission.queries.board import TileState, board_of, check_board_unit, edition_of_board

routes = router("/board", tags=["board"])

NAME = "board"
MINISTRY = (Role.EDITOR, Role.PUBLISHER, Role.REGISTRAR)
BoardReader = Annotated[Principal, Depends(require(Role.APPROVER, *MINISTRY))]


class BoardAsked(NamedTuple):
    """Which edition, and below which unit; the root where none is named."""

    edition_id: UUID
    unit_id: UUID | None


class TileOut(Output):
    """A unit and all that is below it, counted in units that are expected to report."""

    unit_id: UUID
    code: str
    name: str
    kind: str
    expected: int
    reported: int
    approved: int
    received: int
    state: TileState


class Totals(Output):
    """The sums over all tiles."""

    expected: int
    reported: int
    approved: int
    received: int


class BoardOut(Output):
    """The board below a unit, tiles by code."""

    edition_id: UUID
    unit_id: UUID | None
    totals: Totals
    tiles: tuple[TileOut, ...]


async def asked_board(
    reader: BoardReader, runtime: RuntimeDep, edition_id: UUID | None = None, unit_id: UUID | None = None
) -> BoardAsked:
    """Everyone here sees the first level; an approver looks further into the own unit only.

    In a transaction of its own: a stream must not hold one.
    """
    async with runtime.database.work() as work:
        edition = await edition_of_board(work, edition_id)
        if unit_id is not None:
            limit = None if reader.has(*MINISTRY) else reader.unit_id
            await check_board_unit(work, edition_id=edition, unit_id=unit_id, reader_unit=limit)
    return BoardAsked(edition, unit_id)


Asked = Annotated[BoardAsked, Depends(asked_board)]


@routes.get("")
async def read(asked: Asked, work: WorkDep) -> BoardOut:
    """The board now."""
    return await board_out(work, asked)


@routes.get(
    "/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "Events"}},
)
async def stream(asked: Asked, runtime: RuntimeDep) -> StreamingResponse:
    """The board now and whenever it has changed: events `board` with the same JSON. Ends after nine minutes."""
    watch = cast("SnapshotWatch[BoardAsked]", runtime.extras[NAME])
    return await event_stream(watch.follow(asked), event="board")


@asynccontextmanager
async def opened_board(runtime: Runtime) -> AsyncIterator[None]:
    """The one watch of this process, for as long as it serves."""

    async def text(asked: BoardAsked) -> str:
        return await board_text(runtime.database, asked)

    watch = runtime.extras[NAME] = SnapshotWatch[BoardAsked](
        plain_dsn(runtime.settings.database_url.get_secret_value()), text
    )
    async with watch.opened():
        yield


async def board_text(database: Database, asked: BoardAsked) -> str:
    """The board as it goes into a stream."""
    async with database.work() as work:
        return (await board_out(work, asked)).model_dump_json()


async def board_out(work: Work, asked: BoardAsked) -> BoardOut:
    """The board with its sums."""
    tiles = tuple(TileOut.model_validate(each) for each in await board_of(work, **asked._asdict()))
    sums = {name: sum(getattr(tile, name) for tile in tiles) for name in Totals.model_fields}
    return BoardOut(edition_id=asked.edition_id, unit_id=asked.unit_id, totals=Totals(**sums), tiles=tiles)
