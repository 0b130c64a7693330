"""Write down items."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.documents.item_document import ItemInWords
from services.submission.domain.form_fields import FieldKind, FormField, fields_of
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown
from services.submission.domain.state_words import SHORT_WORDS
from services.submission.forms import REPORT_TYPES
from services.submission.forms.edition_form import form_in
from services.submission.queries.items_to_write_down import ItemWithContent
from services.submission.queries.words_of_ids import words_of_ids


async def write_down_items(
    work: Work, found: Sequence[ItemWithContent], *, edition_id: UUID, unit_id: UUID
) -> list[ItemInWords]:
    """Items of one edition in words: fields by their titles, codes by their words, other items and media by name."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown
    types = {each.item.item_type for each in found} & REPORT_TYPES.keys()
    fields = {code: fields_of(form_in(REPORT_TYPES[code], edition)) for code in types}
    named = {one for each in found for one in ids_named(fields.get(each.item.item_type, ()), each.content)}
    words = await words_of_ids(work, sorted(named), unit_id=unit_id)
    return [_inwords_of_ids(each, fields.get(each.item.item_type, ()), edition, words) for each in found]


def _inwords_of_ids(
    each: ItemWithContent, fields: Sequence[FormField], edition: KnownEdition, words: Mapping[str, str]
) -> ItemInWords:
    item = each.item
    return ItemInWords(
        title=str(each.content.get("title", "")),
        type_name=edition.type_name(item.item_type),
        unit_name=item.unit_name,
        state=SHORT_WORDS[item.state],
        fields=fields,
        content=each.content,
        receipt_number=item.receipt_number,
        submitted_at=item.submitted_at,
        references=words,
    )


def ids_named(fields: Sequence[FormField], content: Mapping[str, Any]) -> list[UUID]:
    """The ids that the content names."""
    found = []
    for each in fields:
        value = content.get(each.name)
        if each.kind is FieldKind.REFERENCE and value:
            found += [UUID(one) for one in ([value] if isinstance(value, str) else value)]
    return found
