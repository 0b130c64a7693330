"""The completeness board: figures per unit and type, once or as they change, and the lines behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, NamedTuple, cast
from uuid import UUID

from fastapi import Depends, Query
from fastapi.responses import StreamingResponse

from chassis.auth import require
from chassis.bodies import Output
from chassis.database import Database, plain_dsn
from chassis.endpoints import Runtime, RuntimeDep, WorkDep, router
from chassis.event_stream import SnapshotWatch, event_stream
from chassis.principal import Principal
from chassis.work import Work
from contracts.roles import Role
from services.submission.api.board_out import BoardOut, DutyLineOut, board_out
from services.submission.domain.completeness import CellState, DutyLine, Figures, cells
from services.submission.queries.board import board_of, check_board_unit, edition_of_board, edition_with_id
from services.submission.queries.completeness import in_order, lines_below
from services.submission.queries.visibility import is_beside

routes = router("/board", tags=["board"])

NAME = "board"
MINISTRY = (Role.EDITOR, Role.PUBLISHER, Role.REGISTRAR)
BoardReader = Annotated[Principal, Depends(require(Role.APPROVER, Role.CO_DEPARTMENT, *MINISTRY))]


class BoardAsked(NamedTuple):
    """Which edition, and below which unit, the root where none is named; and whether drafts are nothing there."""

    edition_id: UUID
    unit_id: UUID | None
    as_shared: bool = False


class DutyLines(Output):
    """Lines by unit and type; `next_cursor` is null on the last page."""

    items: tuple[DutyLineOut, ...]
    next_cursor: str | None


async def asked_board(
    reader: BoardReader, runtime: RuntimeDep, edition_id: UUID | None = None, unit_id: UUID | None = None
) -> BoardAsked:
    """Everyone here sees the first level; an approver looks further into the own unit only, and a co-department nowhere
    else.

    In a transaction of its own: a stream must not hold one.
    """
    beside = is_beside(reader)
    unit_id = reader.unit_id if beside and unit_id is None else unit_id
    async with runtime.database.work() as work:
        edition = await edition_of_board(work, edition_id)
        if unit_id is not None:
            limit = None if reader.has(*MINISTRY) else reader.unit_id
            await check_board_unit(work, edition_id=edition, unit_id=unit_id, reader_unit=limit)
    return BoardAsked(edition, unit_id, as_shared=beside)


Asked = Annotated[BoardAsked, Depends(asked_board)]


@routes.get("")
async def read(asked: Asked, work: WorkDep) -> BoardOut:
    """The board now."""
    return await read_board(work, asked)


@routes.get("/lines")
async def read_lines(
    asked: Asked,
    work: WorkDep,
    runtime: RuntimeDep,
    item_type: Annotated[str | None, Query(max_length=20)] = None,
    state: CellState | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> DutyLines:
    """Unit by unit what the figures are made of, by code; never by how well a unit does."""
    scope = f"duties:{asked.edition_id}:{asked.unit_id}:{item_type}:{state}"
    after = tuple(runtime.cursors.open(scope, cursor)) if cursor else ("", 0, "")
    lines = [
        line
        for line in await asked_lines(work, asked)
        if item_type in (None, line.item_type) and state in (None, Figures.of([line]).state) and in_order(line) > after
    ]
    more = len(lines) > limit
    return DutyLines(
        items=tuple(map(DutyLineOut.of, lines[:limit])),
        next_cursor=runtime.cursors.seal(scope, list(in_order(lines[limit - 1]))) if more else None,
    )


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
        return (await read_board(work, asked)).model_dump_json()


async def read_board(work: Work, asked: BoardAsked) -> BoardOut:
    """Tiles and lines of one moment, added up."""
    edition = await edition_with_id(work, asked.edition_id)
    tiles = await board_of(work, edition_id=asked.edition_id, unit_id=asked.unit_id)
    lines = await asked_lines(work, asked)
    types = [each for each in edition.item_types if any(line.item_type == each for line in lines)]
    return board_out(edition, asked.unit_id, tiles=tiles, types=types, cells=cells(lines))


async def asked_lines(work: Work, asked: BoardAsked) -> list[DutyLine]:
    """The lines as who asked may see them."""
    lines = await lines_below(work, edition_id=asked.edition_id, unit_id=asked.unit_id)
    return [line.as_shared() for line in lines] if asked.as_shared else list(lines)
