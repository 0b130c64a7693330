"""The complaint box: everybody may fill it, the registrar reads it."""

import hashlib
import hmac
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Query
from pydantic import Field

from chassis.auth import require
from chassis.bodies import Input, Output
from chassis.endpoints import OpenWork, RuntimeDep, WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.domain.complaint import CONTACT_MAX, TEXT_MAX
from services.submission.forms.plain_text import LINE_ENDS, LINES, ONE_LINE
from services.submission.queries.complaints import complaints_before
from services.submission.use_cases.file_complaint import file_complaint

routes = router("/complaints", tags=["complaints"])
Registrar = Annotated[Principal, Depends(require(Role.REGISTRAR))]
SCOPE = "complaints"


class ComplaintIn(Input):
    """What somebody says; plain text, no account needed."""

    about: UUID | None = None
    text: Annotated[str, LINE_ENDS, Field(min_length=1, max_length=TEXT_MAX), LINES]
    contact: Annotated[str, Field(max_length=CONTACT_MAX), ONE_LINE] = ""


class ComplaintFiled(Output):
    """Proof that it was kept."""

    receipt_number: str
    received_at: datetime


class ComplaintOut(ComplaintFiled):
    """A complaint as the registrar reads it."""

    id: UUID
    about: UUID | None
    text: str
    contact: str


class ComplaintPage(Output):
    """Newest first."""

    items: list[ComplaintOut]
    next_cursor: str | None


@routes.post("", status_code=201)
async def file(
    body: ComplaintIn,
    work: OpenWork,
    runtime: RuntimeDep,
    x_real_ip: Annotated[str, Header(max_length=64, include_in_schema=False)] = "",
) -> ComplaintFiled:
    """Keep it and say its number. `X-Real-IP` is the gateway's word, and the address itself is not kept."""
    key = runtime.settings.cursor_key.get_secret_value().encode()
    mark = hmac.new(key, b"complaint\x00" + x_real_ip.encode(), hashlib.sha256).hexdigest()[:32]
    complaint = await file_complaint(work, about=body.about, text=body.text, contact=body.contact, address_mark=mark)
    return ComplaintFiled.model_validate(complaint)


@routes.get("")
async def read_list(
    _registrar: Registrar,
    work: WorkDep,
    runtime: RuntimeDep,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> ComplaintPage:
    """All complaints."""
    before = None
    if cursor is not None:
        at, complaint_id = runtime.cursors.open(SCOPE, cursor)
        before = datetime.fromisoformat(at), UUID(complaint_id)
    found = await complaints_before(work, before, limit=limit + 1)
    page, last = found[:limit], found[limit - 1] if len(found) > limit else None
    return ComplaintPage(
        items=[ComplaintOut.model_validate(each) for each in page],
        next_cursor=runtime.cursors.seal(SCOPE, [last.received_at.isoformat(), str(last.id)]) if last else None,
    )
