"""The brand kit: what may be downloaded, how it may be used, and how a download is checked."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal.site import SiteDep

routes = APIRouter()

KEPT = "public, max-age=300"


@routes.get("/brand-kit")
async def page(request: Request, site: SiteDep) -> Response:
    """Rules first, then the files."""
    return site.page(request, "brand.html", kit=site.kit)


@routes.get("/brand-kit/SHA256SUMS")
async def sums(request: Request, site: SiteDep) -> Response:
    """For `sha256sum -c`."""
    return site.file(request, site.kit.sums, "text/plain; charset=utf-8")


@routes.get("/brand-kit/{name}")
async def file(name: str, site: SiteDep) -> FileResponse:
    """One file; only what the kit's index names is served."""
    found = next((each for each in site.kit.files if each.name == name), None)
    if found is None:
        raise HTTPException(404)
    # Opened as a page of its own, a picture may do nothing.
    headers = {"Cache-Control": KEPT, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return FileResponse(found.path, media_type=found.content_type, filename=found.name, headers=headers)
