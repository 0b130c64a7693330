"""Assets: what became of the bytes, and links to what may be seen of them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Header, Query, Response
from fastapi.responses import RedirectResponse

from chassis.endpoints import RuntimeDep, WorkDep, router
from services.media.api.callers import Liaison, Reader, StoreDep, Viewer
from services.media.api.views import AssetOut, AssetPage, DownloadLink
from services.media.queries import assets_of_unit, visible_asset
from services.media.use_cases.open_document import open_document
from services.media.use_cases.open_rendition import open_rendition

assets = router("/assets", tags=["assets"])


@assets.get("")
async def own_assets(
    liaison: Liaison,
    work: WorkDep,
    runtime: RuntimeDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> AssetPage:
    """The unit's own assets, newest first."""
    scope = f"assets of {liaison.unit_id}"
    before = UUID(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    found = await assets_of_unit(work, unit_id=liaison.unit_id, before=before, limit=limit)
    page, more = found[:limit], len(found) > limit
    return AssetPage(
        items=[AssetOut.of(asset, liaison) for asset in page],
        next_cursor=runtime.cursors.seal(scope, [str(page[-1].id)]) if more else None,
    )


@assets.get("/{asset_id}")
async def one(asset_id: UUID, viewer: Viewer, work: WorkDep) -> AssetOut:
    """An asset with its state and, when it cannot be used, the reason."""
    return AssetOut.of(await visible_asset(work, asset_id, caller=viewer), viewer)


@assets.get("/{asset_id}/renditions/{name}", status_code=302, response_class=RedirectResponse)
async def rendition(
    asset_id: UUID,
    name: Literal["original", "web", "preview", "cover"],
    viewer: Viewer,
    work: WorkDep,
    store: StoreDep,
    x_openweek_network: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> RedirectResponse:
    """A redirect to the bytes; the link behind it is dead within 30 s. Services ask with `X-Openweek-Network: inside`,
    which the gateway takes away from everybody else."""
    inside = x_openweek_network == "inside"
    url = await open_rendition(work, store, asset_id=asset_id, name=name, caller=viewer, inside=inside)
    return RedirectResponse(
        url, status_code=302, headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    )


@assets.get("/{asset_id}/renditions/{name}/link")
async def rendition_link(
    asset_id: UUID,
    name: Literal["original", "web", "preview", "cover"],
    viewer: Viewer,
    work: WorkDep,
    store: StoreDep,
    response: Response,
) -> DownloadLink:
    """The same link as an answer: browsers of before 2023 carry the token along with a redirect, and the store refuses
    a request that bears two proofs."""
    response.headers["Cache-Control"] = "no-store"
    return DownloadLink(url=await open_rendition(work, store, asset_id=asset_id, name=name, caller=viewer))


@assets.get("/{asset_id}/document/link")
async def document_link(
    asset_id: UUID, reader: Reader, work: WorkDep, store: StoreDep, response: Response
) -> DownloadLink:
    """Where to save a document from, as it came; no browser shows it, and neither desks nor the public get it."""
    response.headers["Cache-Control"] = "no-store"
    return DownloadLink(url=await open_document(work, store, asset_id=asset_id, caller=reader))
