"""The board as a table to take along: the same lines and figures as the page."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query
from fastapi.responses import Response, StreamingResponse

from chassis.endpoints import WorkDep, router
from chassis.spreadsheets.writing import CSV, XLSX, Cell, WorkbookFile, csv_of
from services.submission.api.board import Asked, asked_lines, read_board
from services.submission.api.board_out import BoardOut, CellOut, DutyLineOut
from services.submission.api.board_words import DUTIES, KINDS, PROGRESS, STATES, TILES, TIMELINESS
from services.submission.api.file_names import attachment

routes = router("/board/export", tags=["board"])

FileType = Annotated[Literal["xlsx", "csv"], Query(alias="format")]
FIGURES = {
    "expected": "应报", "reported": "已报", "approved": "审核通过", "received": "已接收", "on_time": "按时",
    "late": "逾期报送", "overdue": "逾期未报", "drafts": "草稿", "returned": "退回修改", "waived": "免报",
    "extended": "延期", "shifted": "错周",
}  # fmt: skip
TILE_FIGURES = ("expected", "reported", "approved", "received")
LINE_HEADINGS = (
    *("单位代码", "单位", "单位类别", "类型代码", "类型", "报送要求", "进度", "时效", "截止时间", "关闭时间", "件数"),
    *("开始填写", "首次报送", "审核通过", "教育部接收", "填写用时（小时）", "审核用时（小时）"),
)
TYPE_HEADINGS = ("单位代码", "单位", "单位类别", "类型代码", "类型", "状态", *FIGURES.values())
TILE_HEADINGS = ("单位代码", "单位", "单位类别", "状态", "应报单位", "已报单位", "审核通过单位", "已接收单位")


@routes.get(
    "",
    response_class=StreamingResponse,
    responses={200: {"content": {XLSX: {}, CSV: {}}, "description": "A table"}},
)
async def export(asked: Asked, work: WorkDep, file_type: FileType = "xlsx") -> Response:
    """.xlsx: tiles, figures by type, and every line; .csv: the lines."""
    lines = [DutyLineOut.of(each) for each in await asked_lines(work, asked)]
    headers = attachment(f"报送完整度-{work.now():%Y%m%d}.{file_type}")
    if file_type == "csv":
        return Response(csv_of([LINE_HEADINGS, *map(line_cells, lines)]), media_type=CSV, headers=headers)
    book = workbook(await read_board(work, asked), lines, at=work.now())
    return StreamingResponse(book.chunks(), media_type=XLSX, headers=headers)


def workbook(board: BoardOut, lines: Sequence[DutyLineOut], *, at: datetime) -> WorkbookFile:
    """Three sheets."""
    with WorkbookFile() as book:
        tiles = book.sheet("报送单位", TILE_HEADINGS, widths=(12, 30, 20, 12))
        for tile in board.tiles:
            figures = (getattr(tile, name) for name in TILE_FIGURES)
            tiles.write((tile.code, tile.name, KINDS.get(tile.kind, ""), TILES[tile.state], *figures))
        tiles.write(("", "合计", "", "", *(getattr(board.totals, name) for name in TILE_FIGURES)))
        types = book.sheet("按类型", TYPE_HEADINGS, widths=(12, 30, 20, 10, 16, 12))
        for row in type_rows(board):
            types.write(row)
        details = book.sheet("明细", LINE_HEADINGS, widths=(12, 30, 20, 10, 16, 12, 12, 12, 18, 18))
        for line in lines:
            details.write(line_cells(line))
        details.write(("统计时间", at))
    return book


def type_rows(board: BoardOut) -> Iterator[Sequence[Cell]]:
    """Tile by tile and type by type, then each kind of unit by itself, then all."""
    names = {each.item_type: each.name for each in board.types}
    for tile in board.tiles:
        for cell in tile.types:
            yield (tile.code, tile.name, KINDS.get(tile.kind, ""), *_cells(cell, names))
    for group in board.groups:
        for cell in group.types:
            yield ("", "小计", KINDS.get(group.kind, ""), *_cells(cell, names))
    for each in board.types:
        yield ("", "合计", "", *_cells(each.total, names))


def _cells(cell: CellOut, names: dict[str, str]) -> Sequence[Cell]:
    return (
        cell.item_type, names[cell.item_type], STATES[cell.state], *(getattr(cell, name) for name in FIGURES),
    )  # fmt: skip


def line_cells(line: DutyLineOut) -> Sequence[Cell]:
    """A line in words."""
    return (
        line.code, line.name, KINDS.get(line.kind, ""), line.item_type, line.type_name, DUTIES[line.duty],
        PROGRESS[line.progress], TIMELINESS[line.timeliness], line.due_at, line.locks_at, line.items, line.began_at,
        line.first_submitted_at, line.approved_at, line.received_at, line.hours_to_submit, line.hours_to_approve,
    )  # fmt: skip
