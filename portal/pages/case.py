"""One case; gone as soon as it is withdrawn."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal.releases import Release
from portal.site import SiteDep

routes = APIRouter()

RELATED = 3


@routes.get("/cases/{item_id}")
async def case(item_id: str, request: Request, site: SiteDep) -> Response:
    """The case with pictures and where it comes from; 410 after a withdrawal, without a word of its content."""
    known, now = _id(item_id), site.clock.now()
    release = site.releases.get(known, at=now)
    if release is not None:
        catalogue = site.catalogue
        return site.page(
            request,
            "case.html",
            release=release,
            area=catalogue.area(release.area),
            activity=catalogue.activity(release.activity),
            place=catalogue.place(release.place),
            related=_related(release, site.releases.newest(at=now)),
        )
    if known in site.releases.withdrawn:
        return site.page(request, "note.html", status=410, note="gone", at=site.releases.withdrawn[known])
    raise HTTPException(404)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise HTTPException(404) from None


def _related(release: Release, newest: list[Release]) -> list[Release]:
    """Those that share most with it, the newest first among equals."""
    others = [each for each in newest if each.item_id != release.item_id]
    shared = {each.item_id: _shared(release, each) for each in others}
    return sorted((each for each in others if shared[each.item_id]), key=lambda each: -shared[each.item_id])[:RELATED]


def _shared(one: Release, other: Release) -> int:
    words = len(set(one.keywords) & set(other.keywords))
    return 2 * words + (one.area == other.area) + (one.activity == other.activity) + (one.place == other.place)
