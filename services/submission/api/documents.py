"""Documents: an item, all items of a unit, and the list that goes along with a hand-over, as Word or Excel."""

import asyncio
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Query, Response

from chassis.auth import require
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.api.callers import ItemReader, Liaison
from services.submission.api.uploaded_files import DOCX, XLSX, file_answer
from services.submission.documents.hand_over_list import hand_over_excel, hand_over_word
from services.submission.documents.item_document import item_document, items_document
from services.submission.domain.item import ItemState
from services.submission.domain.refusals import ItemNotFound
from services.submission.queries.items_to_write_down import Wanted, items_by_id, items_wanted
from services.submission.use_cases.list_hand_over import HANDED_OVER, ListTooLong, list_hand_over
from services.submission.use_cases.write_down_items import write_down_items

routes = router("", tags=["documents"])

ListReader = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER, Role.EDITOR))]
MOST_IN_ONE_FILE = 300
MOST_LINES = {"docx": 1000, "xlsx": 10_000}
WORD: dict[int | str, dict[str, Any]] = {200: {"content": {DOCX: {}}, "description": "A document"}}
EITHER: dict[int | str, dict[str, Any]] = {200: {"content": {DOCX: {}, XLSX: {}}, "description": "A list"}}


@routes.get("/items/{item_id}/document", response_class=Response, responses=WORD)
async def download_item(item_id: UUID, reader: ItemReader, work: WorkDep) -> Response:
    """An item as a document, laid out as GB/T 9704 says."""
    found = await items_by_id(work, [item_id], unit_id=reader.unit_id)
    if not found:
        raise ItemNotFound
    edition_id = found[0].item.edition_id
    (item,) = await write_down_items(work, found, edition_id=edition_id, unit_id=reader.unit_id)
    made = await asyncio.to_thread(item_document, item, at=work.now())
    return file_answer(made, name=f"{item.title or item.type_name}.docx", media_type=DOCX)


@routes.get("/documents/own-items", response_class=Response, responses=WORD)
async def download_own_items(
    liaison: Liaison,
    work: WorkDep,
    edition_id: UUID,
    item_type: Annotated[list[str] | None, Query(max_length=12)] = None,
) -> Response:
    """All that the unit has written in an edition, drafts included, in one file."""
    wanted = Wanted(unit_id=liaison.unit_id, edition_id=edition_id, item_types=tuple(item_type or ()))
    found = await items_wanted(work, wanted, limit=MOST_IN_ONE_FILE + 1)
    if len(found) > MOST_IN_ONE_FILE:
        raise ListTooLong(f"本单位的材料超过 {MOST_IN_ONE_FILE} 件，请按类型分次导出")
    items = await write_down_items(work, found, edition_id=edition_id, unit_id=liaison.unit_id)
    name = "本单位材料汇编"
    unit_name = found[0].item.unit_name if found else ""
    made = await asyncio.to_thread(items_document, name, unit_name, items, at=work.now())
    return file_answer(made, name=f"{name}.docx", media_type=DOCX)


@routes.get("/documents/hand-over", response_class=Response, responses=EITHER)
async def download_hand_over(
    reader: ListReader,
    work: WorkDep,
    edition_id: UUID,
    view: Literal["mine", "below"] = "mine",
    as_file: Literal["docx", "xlsx"] = "xlsx",
    item_type: Annotated[list[str] | None, Query(max_length=12)] = None,
    state: Annotated[list[ItemState] | None, Query(max_length=6)] = None,
    unit_id: UUID | None = None,
    addressee: Annotated[str, Query(max_length=60, examples=["教育部职业教育与成人教育司"])] = "",
) -> Response:
    """The list of what the unit has handed over (`mine`), or of what those below it have (`below`)."""
    wanted = Wanted(
        unit_id=reader.unit_id,
        edition_id=edition_id,
        from_below=view == "below",
        item_types=tuple(item_type or ()),
        states=tuple(state or HANDED_OVER),
        of_unit=unit_id,
    )
    hand_over = await list_hand_over(work, wanted, addressee=addressee, most=MOST_LINES[as_file])
    write, media_type = (hand_over_word, DOCX) if as_file == "docx" else (hand_over_excel, XLSX)
    made = await asyncio.to_thread(write, hand_over)
    return file_answer(made, name=f"{hand_over.title}.{as_file}", media_type=media_type)
