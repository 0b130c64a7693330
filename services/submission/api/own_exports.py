"""What a unit takes along of its own: nobody needs to keep a second ledger."""

from uuid import UUID

from fastapi.responses import StreamingResponse

from chassis.endpoints import WorkDep, router
from chassis.spreadsheets.writing import XLSX
from services.submission.api.callers import Reader
from services.submission.api.file_names import attachment
from services.submission.queries.board import edition_of_board
from services.submission.use_cases.export_own_items import export_own_items

routes = router("/own-items/export", tags=["documents"])


@routes.get(
    "",
    response_class=StreamingResponse,
    responses={200: {"content": {XLSX: {}}, "description": "A workbook"}},
)
async def export(reader: Reader, work: WorkDep, edition_id: UUID | None = None) -> StreamingResponse:
    """All items of the caller's unit with all their fields, a sheet a type."""
    edition = await edition_of_board(work, edition_id)
    book = await export_own_items(work, edition_id=edition, unit_id=reader.unit_id)
    headers = attachment(f"本单位材料-{work.now():%Y%m%d}.xlsx")
    return StreamingResponse(book.chunks(), media_type=XLSX, headers=headers)
