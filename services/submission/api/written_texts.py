"""Written texts: a Word file or a pasted text as a proposal for a draft; nothing is saved."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Liaison
from services.submission.api.uploaded_files import FileBody, FileName, checked_name
from services.submission.documents.word_file import read_word
from services.submission.documents.written_text import LONGEST, WrittenText, pasted
from services.submission.use_cases.propose_content import propose_content

routes = router("", tags=["written texts"])


class UnplacedOut(Output):
    """What fits no field, and the heading that it stood under."""

    heading: str
    text: str


class ProposalOut(Output):
    """A draft's content, and what was left out: pictures are to be uploaded, hidden characters were dropped."""

    content: dict[str, Any]
    unplaced: tuple[UnplacedOut, ...]
    pictures: int
    tables: int
    hidden: int


class PastedText(Input):
    """A text as it was pasted, for a type of an edition."""

    item_type: Annotated[str, Field(max_length=20)]
    edition_id: UUID
    text: Annotated[str, Field(min_length=1, max_length=2 * LONGEST)]


async def uploaded_text(_liaison: Liaison, file_name: FileName, body: FileBody = b"") -> WrittenText:
    """Read in a thread, before the request's transaction begins."""
    return await asyncio.to_thread(read_word, body, file_name=checked_name(file_name))


@routes.post("/word-texts")
async def propose_from_word(
    _liaison: Liaison,
    written: Annotated[WrittenText, Depends(uploaded_text, scope="function")],
    work: WorkDep,
    item_type: Annotated[str, Query(max_length=20)],
    edition_id: UUID,
) -> ProposalOut:
    """What a draft would hold of a .docx file."""
    found = await propose_content(work, item_type=item_type, edition_id=edition_id, written=written)
    return ProposalOut.model_validate(found)


@routes.post("/pasted-texts")
async def propose_from_paste(body: PastedText, _liaison: Liaison, work: WorkDep) -> ProposalOut:
    """What a draft would hold of a pasted text."""
    written = pasted(body.text)
    found = await propose_content(work, item_type=body.item_type, edition_id=body.edition_id, written=written)
    return ProposalOut.model_validate(found)
