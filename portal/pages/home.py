"""The first page: the week, its calendar, the newest cases."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from starlette.responses import Response

from portal.releases import counted
from portal.settings import HERE
from portal.site import SiteDep
from portal.week import days_of, phase_of

routes = APIRouter()

LATEST = 6
A_DAY = "public, max-age=86400"


@routes.get("/")
async def home(request: Request, site: SiteDep) -> Response:
    """What is on, and what is new."""
    now, edition = site.clock.now(), site.catalogue.current
    releases = site.releases.newest(at=now)
    return site.page(
        request,
        "home.html",
        edition=edition,
        phase=phase_of(edition, at=now) if edition else None,
        days=days_of(edition, site.activities, at=now) if edition else [],
        releases=releases[:LATEST],
        total=len(releases),
        places=len(counted(each.place for each in releases)),
        areas=counted((site.catalogue.area(each.area) for each in releases), site.catalogue.area_codes),
    )


@routes.get("/favicon.svg", include_in_schema=False)
async def favicon() -> FileResponse:
    """The mark in a browser's tab."""
    return FileResponse(HERE / "static" / "favicon.svg", headers={"Cache-Control": A_DAY})
