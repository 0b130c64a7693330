"""Write down a proposal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.documents.item_document import ItemInWords
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import UnitNotEnrolled
from services.submission.queries.words_of_ids import words_of_ids
from services.submission.use_cases.read_form import read_form
from services.submission.use_cases.write_down_items import ids_named


async def write_down_proposal(
    work: Work, *, item_type: str, content: Mapping[str, Any], edition_id: UUID, unit_id: UUID
) -> ItemInWords:
    """Content that no item holds yet, in words as an item of the unit would be written down."""
    form = await read_form(work, item_type=item_type, edition_id=edition_id)
    unit = await work.read(KnownUnit, (edition_id, unit_id))
    if unit is None:
        raise UnitNotEnrolled
    return ItemInWords(
        title=str(content.get("title", "")),
        type_name=form.name,
        unit_name=unit.name,
        state="未保存",
        fields=form.fields,
        content=content,
        references=await words_of_ids(work, sorted(set(ids_named(form.fields, content))), unit_id=unit_id),
    )
