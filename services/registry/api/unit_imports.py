"""Units from an Excel table."""

import base64
from typing import Annotated
from uuid import UUID

from fastapi import Body, Response

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.registry.api.callers import Registrar
from services.registry.api.downloads import download
from services.registry.documents.unit_table import failed_rows, read_units, template
from services.registry.use_cases.import_units import import_units

routes = router("/units", tags=["units"])
TableFile = Annotated[bytes, Body(media_type="application/octet-stream")]


class RowOut(Output):
    """What became of a row of the table; its number is that in Excel."""

    row: int
    code: str
    name: str
    accepted: bool
    reason: str


class ImportOut(Output):
    """Each row with its verdict; `failed_file` is an .xlsx in base 64 with the refused ones, null where none was."""

    accepted: int
    failed: int
    rows: list[RowOut]
    failed_file: str | None


@routes.get("/import-template", response_class=Response)
async def read_template(_registrar: Registrar) -> Response:
    """An empty table to fill in."""
    return download(template(), name="单位导入模板", ending="xlsx")


@routes.post("/imports")
async def import_table(edition: UUID, file: TableFile, registrar: Registrar, work: WorkDep) -> ImportOut:
    """Register the units of a table (.xlsx, .xls, .csv in UTF-8 or GBK); good rows are taken, others say why not."""
    header, rows = read_units(file)
    verdicts = await import_units(work, edition_id=edition, rows=rows, by=registrar.id)
    cells = {row.row: row.cells for row in rows}
    refused = [(verdict.reason, cells[verdict.row]) for verdict in verdicts if verdict.reason]
    return ImportOut(
        accepted=len(verdicts) - len(refused),
        failed=len(refused),
        rows=[
            RowOut(row=each.row, code=each.code, name=each.name, accepted=not each.reason, reason=each.reason)
            for each in verdicts
        ],
        failed_file=base64.b64encode(failed_rows(header, refused)).decode() if refused else None,
    )
