"""Draft an import."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.import_refusals import ImportEmpty
from services.submission.domain.item_import import DRAFTABLE, ImportRow, ItemImport, Verdict
from services.submission.domain.known_unit import KnownUnit
from services.submission.queries.imports import locked_import, rows_that_came_before, rows_with_items
from services.submission.use_cases.create_item import create_item


async def draft_import(work: Work, *, import_id: UUID, by: Principal) -> ItemImport:
    """Each good row becomes a draft of the unit, all of them or none; once, however often it is asked."""
    found = await locked_import(work, import_id, unit_id=by.unit_id)
    at = work.now()
    if not found.draft(by=by, at=at):
        return found
    await work.find(KnownUnit, (found.edition_id, found.unit_id))  # one import of a unit at a time: none draws twice
    rows = [each.row for each in await rows_with_items(work, import_id)]
    good = [row for row in rows if row.verdict in DRAFTABLE]
    if not good:
        raise ImportEmpty
    before = await rows_that_came_before(work, found, [row.content_hash for row in good])
    for row in good:
        if row.content_hash in before:
            row.verdict = Verdict.KNOWN
        else:
            await _draft(work, found, row, by)
    return found


async def _draft(work: Work, found: ItemImport, row: ImportRow, by: Principal) -> None:
    item, _ = await create_item(work, item_type=found.item_type, edition_id=found.edition_id, by=by)
    item.save_draft(row.content, by=by, at=work.now())
    row.item_id = item.id
