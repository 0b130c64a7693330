"""Propose content."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.documents.placing import Placed, Unplaced, place
from services.submission.documents.written_text import WrittenText
from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.domain.refusals import ContentInvalid
from services.submission.imports.cells import CellUnreadable, value_of
from services.submission.use_cases.read_form import EditionForm, read_form


@dataclass(frozen=True)
class Proposal:
    """A draft's content that is kept nowhere, and what of the text is not in it."""

    content: dict[str, Any]
    unplaced: tuple[Unplaced, ...]
    pictures: int
    tables: int
    hidden: int


async def propose_content(work: Work, *, item_type: str, edition_id: UUID, written: WrittenText) -> Proposal:
    """What a draft of the type would hold of a written text. Its writer looks at it before anything is saved."""
    form = await read_form(work, item_type=item_type, edition_id=edition_id)
    placed = place(written, form.fields)
    content = {}
    for each in form.fields:
        value = _value(each, placed)
        if value not in (None, "", []):
            content[each.name] = value
    _take_out_what_no_draft_holds(content, form, placed)
    return Proposal(content, tuple(placed.unplaced), written.pictures, written.tables, written.hidden)


def _value(each: FormField, placed: Placed) -> Any:
    """Of a text as it stands; of anything else as a cell of a sheet would be read."""
    text = placed.texts.get(each.name)
    if text is None or each.kind in (FieldKind.TEXT, FieldKind.LINE):
        return text
    try:
        return value_of(each, text)
    except CellUnreadable as unreadable:
        placed.unplaced.append(Unplaced(f"{each.title}（{unreadable}）", text))
        return None


def _take_out_what_no_draft_holds(content: dict[str, Any], form: EditionForm, placed: Placed) -> None:
    titles = {each.name: each.title for each in form.fields}
    try:
        form.report_type.read_draft(content)
    except ContentInvalid as refusal:
        for fault in refusal.errors:
            name = fault.pointer.split("/")[1]
            if name in content:
                told = placed.texts.get(name, str(content.pop(name)))
                content.pop(name, None)
                placed.unplaced.append(Unplaced(f"{titles.get(name, name)}（{fault.detail}）", told))
