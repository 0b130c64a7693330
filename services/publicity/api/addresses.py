"""The constant address of an item. It resolves, and what it leads to decides who may read."""

from uuid import UUID

from fastapi.responses import RedirectResponse

from chassis.endpoints import RuntimeDep, router

routes = router("/media/items", tags=["feed"])


@routes.get("/{item_id}", status_code=307, include_in_schema=False)
async def resolve(item_id: UUID, runtime: RuntimeDep) -> RedirectResponse:
    """To the item in the feed."""
    return RedirectResponse(f"{runtime.settings.public_url}/api/publicity/v1/feed/items/{item_id}", status_code=307)
