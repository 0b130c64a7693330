"""Imports: many items from one sheet. Read it, look at the verdicts, keep the good rows, send them up."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Response

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Liaison
from services.submission.api.item_out import Missing
from services.submission.api.uploaded_files import XLSX, Uploaded, file_answer
from services.submission.domain.item import ItemState
from services.submission.domain.item_import import ItemImport, Verdict, refused_rows
from services.submission.imports.workbooks import failed_rows, template
from services.submission.queries.imports import RowWithItem, import_with_rows, newest_imports, rows_with_items
from services.submission.use_cases.draft_import import draft_import
from services.submission.use_cases.read_form import read_form
from services.submission.use_cases.read_import import read_import
from services.submission.use_cases.submit_import import submit_import

routes = router("/imports", tags=["imports"])

ItemType = Annotated[str, Query(max_length=20, examples=["T3"])]
SHEET: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}, "description": "A workbook"}}


class ImportOut(Output):
    """An import and where it stands."""

    id: UUID
    edition_id: UUID
    item_type: str
    file_name: str
    read_at: datetime
    drafted_at: datetime | None
    submitted_at: datetime | None
    unknown_headings: tuple[str, ...]


class ImportRowOut(Output):
    """A row by its number in the file: refused by `faults`, not yet complete by `missing`, or come before (known)."""

    number: int
    title: str
    verdict: Verdict
    faults: tuple[Missing, ...]
    missing: tuple[Missing, ...]
    item_id: UUID | None
    item_state: ItemState | None


class Counts(Output):
    """How many rows got which verdict."""

    ready: int
    incomplete: int
    refused: int
    known: int


class ImportInFull(ImportOut):
    """An import with its rows."""

    counts: Counts
    rows: tuple[ImportRowOut, ...]


class SentUpOut(Output):
    """What became of one row's item."""

    number: int
    item_id: UUID
    receipt_number: str | None
    refusal: str
    errors: tuple[Missing, ...]


@routes.get("/template", response_class=Response, responses=SHEET)
async def download_template(_liaison: Liaison, work: WorkDep, item_type: ItemType, edition_id: UUID) -> Response:
    """An empty sheet of a type, with its headings, an example and the choices."""
    form = await read_form(work, item_type=item_type, edition_id=edition_id)
    return file_answer(template(form.name, form.fields), name=f"{form.name}导入模板.xlsx", media_type=XLSX)


@routes.post("", status_code=201)
async def read(liaison: Liaison, file: Uploaded, work: WorkDep, item_type: ItemType, edition_id: UUID) -> ImportInFull:
    """A verdict for each row of an .xlsx, .xls or .csv file; nothing is an item yet."""
    found = await read_import(work, item_type=item_type, edition_id=edition_id, file=file, by=liaison)
    return _in_full(found, await rows_with_items(work, found.id))


@routes.get("")
async def read_list(liaison: Liaison, work: WorkDep) -> list[ImportOut]:
    """The unit's last imports, the newest first."""
    return [ImportOut.model_validate(each) for each in await newest_imports(work, unit_id=liaison.unit_id)]


@routes.get("/{import_id}")
async def read_one(import_id: UUID, liaison: Liaison, work: WorkDep) -> ImportInFull:
    """An import with its rows and what became of them."""
    return _in_full(*await import_with_rows(work, import_id, unit_id=liaison.unit_id))


@routes.post("/{import_id}/drafts", status_code=201)
async def keep_drafts(import_id: UUID, liaison: Liaison, work: WorkDep) -> ImportInFull:
    """Each good row becomes a draft of the unit."""
    found = await draft_import(work, import_id=import_id, by=liaison)
    await work.flush()
    return _in_full(found, await rows_with_items(work, import_id))


@routes.post("/{import_id}/submission", status_code=201)
async def submit(import_id: UUID, liaison: Liaison, work: WorkDep) -> list[SentUpOut]:
    """Every complete draft of the import goes up."""
    sent = await submit_import(work, import_id=import_id, by=liaison)
    return [SentUpOut.model_validate(each) for each in sent]


@routes.get("/{import_id}/refused-rows", response_class=Response, responses=SHEET)
async def download_refused(import_id: UUID, liaison: Liaison, work: WorkDep) -> Response:
    """The rows that were not taken, the reason in the first column; mended, the file can be imported as it is."""
    found, rows = await import_with_rows(work, import_id, unit_id=liaison.unit_id)
    form = await read_form(work, item_type=found.item_type, edition_id=found.edition_id)
    titles = {each.name: each.title for each in form.fields}
    told = [(row.reason(titles), row.cells) for row in refused_rows([each.row for each in rows])]
    sheet = failed_rows(form.name, found.headings, told)
    return file_answer(sheet, name=f"{form.name}未导入的行.xlsx", media_type=XLSX)


def _in_full(found: ItemImport, rows: list[RowWithItem]) -> ImportInFull:
    verdicts = [each.row.verdict for each in rows]
    return ImportInFull(
        **ImportOut.model_validate(found).model_dump(),
        counts=Counts.model_validate({str(each): verdicts.count(each) for each in Verdict}),
        rows=tuple(_row(each) for each in rows),
    )


def _row(each: RowWithItem) -> ImportRowOut:
    row = each.row
    return ImportRowOut(
        number=row.number,
        title=row.title,
        verdict=Verdict(row.verdict),
        faults=tuple(Missing.model_validate(fault) for fault in row.faults),
        missing=tuple(Missing.model_validate(fault) for fault in row.missing),
        item_id=row.item_id,
        item_state=ItemState(each.item_state) if each.item_state else None,
    )
