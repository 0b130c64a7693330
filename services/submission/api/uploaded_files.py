"""Files that come as the body of a request: their name, their bytes, and how files go out."""

import hashlib
from typing import Annotated

from fastapi import Body, Depends, Query, Response

from chassis.endpoints import RuntimeDep
from chassis.spreadsheets.reading import TableReader
from chassis.spreadsheets.table import Table
from services.submission.api.callers import Liaison
from services.submission.api.file_names import attachment
from services.submission.domain.import_refusals import FileNameMalformed
from services.submission.forms.plain_text import NOT_IN_A_LINE
from services.submission.use_cases.read_import import UploadedTable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READER = "table-reader"

FileName = Annotated[str, Query(min_length=1, max_length=200, examples=["活动.xlsx"])]
FileBody = Annotated[bytes, Body(media_type="application/octet-stream")]


async def uploaded_table(
    _liaison: Liaison, runtime: RuntimeDep, file_name: FileName, body: FileBody = b""
) -> UploadedTable:
    """Read before the request's transaction begins: a slow file holds no connection."""
    reader: TableReader = runtime.extras.setdefault(READER, TableReader())
    table: Table = await reader.read(body, file_name=checked_name(file_name))
    return UploadedTable(file_name, hashlib.sha256(body).digest(), table)


Uploaded = Annotated[UploadedTable, Depends(uploaded_table, scope="function")]


def checked_name(file_name: str) -> str:
    """One line of text."""
    if NOT_IN_A_LINE.search(file_name):
        raise FileNameMalformed
    return file_name


def file_answer(content: bytes, *, name: str, media_type: str) -> Response:
    """A file to keep, under a Chinese name (RFC 6266); no copy of it stays on the way."""
    return Response(content, media_type=media_type, headers=attachment(name))
