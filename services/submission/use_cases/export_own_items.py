"""Export own items."""

from collections.abc import Sequence
from uuid import UUID

from chassis.spreadsheets.writing import Cell, Sheet, WorkbookFile
from chassis.work import Work
from services.submission.domain.form_fields import FieldKind, FormField, fields_of, shown
from services.submission.domain.item import Item
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown
from services.submission.domain.state_words import SHORT_WORDS
from services.submission.forms import REPORT_TYPES
from services.submission.forms.edition_form import form_in
from services.submission.queries.own_items import own_items

HEADINGS = (
    *("回执编号", "状态", "开始填写", "首次报送", "最近报送", "按时", "审核通过", "教育部接收"),
    *("退回意见", "撤回原因", "系统编号"),
)


async def export_own_items(work: Work, *, edition_id: UUID, unit_id: UUID) -> WorkbookFile:
    """All that a unit has written in an edition, drafts and withdrawn items included: a sheet a type, every field."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown
    with WorkbookFile() as book:
        sheets: dict[str, tuple[Sheet, Sequence[FormField]]] = {}
        async for page in own_items(work, edition_id=edition_id, unit_id=unit_id):
            for item in page:
                if item.item_type not in sheets:
                    sheets[item.item_type] = _sheet(book, edition, item.item_type)
                sheet, fields = sheets[item.item_type]
                sheet.write([*_facts(item), *(_told(each, item) for each in fields)])
        if not sheets:
            book.sheet("材料", HEADINGS)
    return book


def _sheet(book: WorkbookFile, edition: KnownEdition, item_type: str) -> tuple[Sheet, Sequence[FormField]]:
    report_type = REPORT_TYPES.get(item_type)
    fields = fields_of(form_in(report_type, edition)) if report_type else ()
    name = f"{item_type} {edition.type_name(item_type)}"
    return book.sheet(name, (*HEADINGS, *(each.title for each in fields))), fields


def _facts(item: Item) -> Sequence[Cell]:
    notes = "\n".join(note["text"] for note in item.return_notes)
    return (
        item.receipt_number, SHORT_WORDS[item.state], item.created_at, item.first_submitted_at, item.submitted_at,
        item.on_time if item.submitted_at else None, item.approved_at, item.received_at, notes,
        item.withdrawal_reason, str(item.id),
    )  # fmt: skip


def _told(each: FormField, item: Item) -> Cell:
    """Numbers stay numbers, so that they can be added up."""
    value = item.content.get(each.name)
    if each.kind in (FieldKind.NUMBER, FieldKind.WHOLE_NUMBER) and isinstance(value, int | float):
        return value
    if each.kind is FieldKind.REFERENCE and isinstance(value, list):
        return "\n".join(map(str, value))
    return shown(each, value)
