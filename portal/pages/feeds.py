"""Atom, JSON Feed, sitemap, robots.txt."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from portal.feeds import atom, json_feed, sitemap
from portal.site import SiteDep
from portal.texts import texts

routes = APIRouter()

PAGES = ("/", "/cases", "/calendar", "/brand-kit", "/feedback")


def _title() -> str:
    return f"{texts()['site']['name']} · {texts()['cases']['title']}"


@routes.get("/feed.atom")
async def read_atom(request: Request, site: SiteDep) -> Response:
    """The newest cases, and which ones are to be deleted."""
    releases = site.releases.newest(at=site.clock.now())
    taken_back = sorted(site.releases.withdrawn.items(), key=lambda each: each[1], reverse=True)
    withdrawn = [(f"{site.settings.public_url}/media/items/{item_id}", at) for item_id, at in taken_back]
    body = atom(releases, withdrawn, title=_title(), address=site.address)
    return site.file(request, body, "application/atom+xml; charset=utf-8")


@routes.get("/feed.json")
async def read_json(request: Request, site: SiteDep) -> Response:
    """The newest cases."""
    releases = site.releases.newest(at=site.clock.now())
    body = json_feed(releases, title=_title(), address=site.address, picture=site.picture_address)
    return site.file(request, body, "application/feed+json; charset=utf-8")


@routes.get("/sitemap.xml")
async def read_sitemap(request: Request, site: SiteDep) -> Response:
    """Every page."""
    body = sitemap(PAGES, site.releases.newest(at=site.clock.now()), address=site.address)
    return site.file(request, body, "application/xml; charset=utf-8")


@routes.get("/robots.txt")
async def robots(request: Request, site: SiteDep) -> Response:
    """Search engines are welcome to pages, not to interfaces."""
    lines = ("User-agent: *", "Disallow: /api/", "Disallow: /console/", f"Sitemap: {site.address('/sitemap.xml')}", "")
    return site.file(request, "\n".join(lines).encode(), "text/plain; charset=utf-8")
