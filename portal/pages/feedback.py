"""The complaint box as a form: it works without script, and what was typed is never lost."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs
from uuid import UUID

import httpx
import structlog
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from portal.site import Site, SiteDep
from portal.texts import texts

log = structlog.get_logger(__name__)
routes = APIRouter()

BOX = "/api/submission/v1/complaints"
TEXT_MAX, CONTACT_MAX = 2000, 100
NUMBER = re.compile(r"^TS-\d{8}-[0-9A-Z]{8}-[0-9A-Z]$")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Said:
    """What somebody typed."""

    about: str = ""
    text: str = ""
    contact: str = ""

    @property
    def faults(self) -> dict[str, str]:
        """What has to be mended first, by field."""
        words, found = texts()["feedback"], {}
        if not self.text:
            found["text"] = words["empty"]
        if len(self.text) > TEXT_MAX:
            found["text"] = words["too_long"].format(length=len(self.text))
        if len(self.contact) > CONTACT_MAX:
            found["contact"] = words["contact_too_long"]
        return found


@routes.get("/feedback")
async def empty_form(request: Request, site: SiteDep, about: str = "") -> Response:
    """The form, about a case or about anything."""
    return _form(request, site, Said(about=about))


@routes.post("/feedback")
async def send(request: Request, site: SiteDep) -> Response:
    """Pass it on to the box; then the page with the number, which a reload does not send again."""
    said = await _said(request)
    if said.faults:
        return _form(request, site, said, faults=said.faults, status=422)
    about = _known_id(said.about)
    body = {"text": said.text, "contact": said.contact} | ({"about": str(about)} if about else {})
    address = request.headers.get("x-real-ip") or (request.client.host if request.client else "")
    words = texts()["feedback"]
    try:
        answer = await request.app.state.submission.post(BOX, json=body, headers={"X-Real-IP": address})
    except httpx.HTTPError as error:
        log.warning("complaint box does not answer", error=type(error).__name__)
        return _form(request, site, said, trouble=words["down"], status=503)
    if answer.status_code == 201:
        number = answer.json()["receipt_number"]
        return RedirectResponse(site.link(f"/feedback/received?number={number}"), status_code=303)
    trouble = {429: "too_many", 422: "refused"}.get(answer.status_code, "down")
    status = answer.status_code if answer.status_code in (422, 429) else 503
    return _form(request, site, said, trouble=words[trouble], status=status)


@routes.get("/feedback/received")
async def received(request: Request, site: SiteDep, number: str = "") -> Response:
    """The number; only what looks like one is shown."""
    if not NUMBER.match(number):
        raise HTTPException(404)
    return site.page(request, "received.html", number=number)


async def _said(request: Request) -> Said:
    if request.headers.get("content-type", "").partition(";")[0] != FORM:
        raise HTTPException(415)
    try:
        fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=8)
    except ValueError:
        raise HTTPException(400) from None
    return Said(
        **{name: fields.get(name, [""])[0].replace("\r\n", "\n").strip() for name in ("about", "text", "contact")}
    )


def _known_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _form(
    request: Request,
    site: Site,
    said: Said,
    *,
    faults: dict[str, str] | None = None,
    trouble: str = "",
    status: int = 200,
) -> Response:
    about = _known_id(said.about)
    release = site.releases.get(about, at=site.clock.now()) if about else None
    page = site.page(
        request, "feedback.html", status=status, said=said, release=release, faults=faults or {}, trouble=trouble
    )
    if status != 200:
        page.headers["Cache-Control"] = "no-store"
    return page
