"""Summaries: their outline, assembled from what was approved."""

import asyncio
from typing import Any
from uuid import UUID

from fastapi import Response

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Liaison
from services.submission.api.uploaded_files import DOCX, file_answer
from services.submission.documents.item_document import item_document
from services.submission.use_cases.propose_summary import propose_summary
from services.submission.use_cases.write_down_proposal import write_down_proposal

routes = router("/summary-outline", tags=["documents"])

TYPE = "T8"
WORD: dict[int | str, dict[str, Any]] = {200: {"content": {DOCX: {}}, "description": "A document"}}


class SourceOut(Output):
    """A place of the content, and the items that it was made from."""

    pointer: str
    item_ids: tuple[UUID, ...]


class OutlineOut(Output):
    """Content that a draft of a summary can be saved with as it is; `remarks` say what does not fit together."""

    item_type: str
    content: dict[str, Any]
    sources: tuple[SourceOut, ...]
    remarks: tuple[str, ...]


@routes.get("")
async def read(liaison: Liaison, work: WorkDep, edition_id: UUID) -> OutlineOut:
    """From the approved items of the own unit and of the units below it; nothing is kept."""
    outline = await propose_summary(work, edition_id=edition_id, by=liaison)
    sources = tuple(SourceOut.model_validate(each) for each in outline.sources)
    return OutlineOut(item_type=TYPE, content=outline.content, sources=sources, remarks=outline.remarks)


@routes.get("/document", response_class=Response, responses=WORD)
async def download(liaison: Liaison, work: WorkDep, edition_id: UUID) -> Response:
    """The same as a document, to be written on."""
    outline = await propose_summary(work, edition_id=edition_id, by=liaison)
    item = await write_down_proposal(
        work, item_type=TYPE, content=outline.content, edition_id=edition_id, unit_id=liaison.unit_id
    )
    made = await asyncio.to_thread(item_document, item, at=work.now())
    return file_answer(made, name=f"{item.title}.docx", media_type=DOCX)
