"""Read an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from chassis.rows import new_id
from chassis.spreadsheets.table import Table
from chassis.work import Work
from services.submission.domain.item_content import hash_content
from services.submission.domain.item_import import DRAFTABLE, ImportRow, ItemImport, Verdict
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ContentInvalid, UnitNotEnrolled
from services.submission.forms import ReportType
from services.submission.imports.sheet import SheetRow, read_sheet
from services.submission.queries.imports import drop_rows, import_of_file, rows_that_came_before
from services.submission.use_cases.read_form import EditionForm, read_form

TITLE_MISSING = FieldError("/title", "请填写", "missing")


@dataclass(frozen=True)
class UploadedTable:
    """A file by name and hash, and the table in it."""

    file_name: str
    file_hash: bytes
    table: Table


async def read_import(
    work: Work, *, item_type: str, edition_id: UUID, file: UploadedTable, by: Principal
) -> ItemImport:
    """A verdict on each row; nothing becomes an item yet. The same file again is the same import, read anew until its
    rows have become drafts."""
    form = await read_form(work, item_type=item_type, edition_id=edition_id)
    if await work.read(KnownUnit, (edition_id, by.unit_id)) is None:
        raise UnitNotEnrolled
    sheet = read_sheet(file.table, form.fields)
    fresh = ItemImport(
        id=new_id(), unit_id=by.unit_id, edition_id=edition_id, item_type=item_type, file_name=file.file_name,
        file_hash=file.file_hash, headings=list(sheet.headings), unknown_headings=list(sheet.unknown),
        read_at=work.now(), read_by=by.id,
    )  # fmt: skip
    found = await import_of_file(work, fresh)
    if found.drafted_at is not None:
        return found
    found.headings, found.unknown_headings = fresh.headings, fresh.unknown_headings
    await drop_rows(work, found.id)
    rows = [_judged(each, found.id, form, by) for each in sheet.rows]
    _refuse_repeated(rows)
    before = await rows_that_came_before(work, found, [row.content_hash for row in rows])
    for row in rows:
        if row.verdict in DRAFTABLE and row.content_hash in before:
            row.verdict = Verdict.KNOWN
        work.add(row)
    await work.flush()
    return found


def _judged(read: SheetRow, import_id: UUID, form: EditionForm, by: Principal) -> ImportRow:
    """Refused where it could not even be a draft; incomplete where it could not be submitted."""
    content, faults = read.content, list(read.faults)
    if not faults:
        content, faults = _as_draft(form.report_type, content)
    if not content.get("title") and not any(each.pointer == "/title" for each in faults):
        faults.append(TITLE_MISSING)
    missing = [] if faults else _missing(form, content, by)
    verdict = Verdict.REFUSED if faults else Verdict.INCOMPLETE if missing else Verdict.READY
    return ImportRow(
        import_id=import_id,
        number=read.number,
        content=content,
        content_hash=bytes.fromhex(hash_content(content)),
        cells=list(read.cells),
        verdict=verdict,
        faults=_as_rows(faults),
        missing=_as_rows(missing),
    )


def _as_draft(report_type: ReportType, content: Mapping[str, Any]) -> tuple[dict[str, Any], list[FieldError]]:
    try:
        return report_type.read_draft(content).content(), []
    except ContentInvalid as refusal:
        return dict(content), list(refusal.errors)


def _missing(form: EditionForm, content: Mapping[str, Any], by: Principal) -> list[FieldError]:
    return form.report_type.faults(content, edition=form.edition, known={}, unit_id=by.unit_id)


def _as_rows(faults: Sequence[FieldError]) -> list[dict[str, str]]:
    return [{"pointer": each.pointer, "detail": each.detail, "code": each.code} for each in faults]


def _refuse_repeated(rows: Sequence[ImportRow]) -> None:
    """Of two rows that say the same the first counts."""
    first: dict[bytes, int] = {}
    for row in rows:
        number = first.setdefault(row.content_hash, row.number)
        if number != row.number and row.verdict in DRAFTABLE:
            row.verdict, row.missing = Verdict.REFUSED, []
            row.faults = _as_rows([FieldError("", f"与第 {number} 行内容相同", "row-repeated")])
