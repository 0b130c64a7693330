"""What everybody may see of released assets: the portal's pictures and films."""

from typing import Literal
from uuid import UUID

from fastapi.responses import RedirectResponse

from chassis.endpoints import WorkDep, router
from services.media.api.callers import StoreDep
from services.media.use_cases.open_released_rendition import open_released_rendition

released = router("/released", tags=["released"])

# Kept for less than the link behind it lives: with both, a withdrawal is seen everywhere within 50 s.
KEPT_SECONDS = 20


@released.get("/{asset_id}/renditions/{name}", status_code=302, response_class=RedirectResponse)
async def released_rendition(
    asset_id: UUID, name: Literal["web", "preview", "cover", "mp4"], work: WorkDep, store: StoreDep
) -> RedirectResponse:
    """A redirect to the bytes; 404 before a release and under embargo, 410 after a withdrawal."""
    url = await open_released_rendition(work, store, asset_id=asset_id, name=name)
    headers = {"Cache-Control": f"private, max-age={KEPT_SECONDS}", "Referrer-Policy": "no-referrer"}
    return RedirectResponse(url, status_code=302, headers=headers)
