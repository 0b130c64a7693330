"""The activity calendar, as a page and as a file that calendars subscribe to."""

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal.calendar import icalendar
from portal.site import SiteDep
from portal.texts import texts
from portal.week import days_of, phase_of

routes = APIRouter()


@routes.get("/calendar")
async def page(request: Request, site: SiteDep) -> Response:
    """Day by day."""
    now, edition = site.clock.now(), site.catalogue.current
    return site.page(
        request,
        "calendar.html",
        edition=edition,
        phase=phase_of(edition, at=now) if edition else None,
        days=days_of(edition, site.activities, at=now) if edition else [],
    )


@routes.get("/calendar.ics")
async def file(request: Request, site: SiteDep) -> Response:
    """The same for programs; the stamp is the edition's own instant, so that nothing new looks like a change."""
    edition = site.catalogue.current
    if edition is None:
        raise HTTPException(404)
    body = icalendar(
        edition, site.activities, host=urlsplit(site.settings.public_url).hostname or "openweek",
        url=site.address("/calendar"), words=texts()["calendar"], stamped=edition.opens_at,
    )  # fmt: skip
    return site.file(request, body, "text/calendar; charset=utf-8")
