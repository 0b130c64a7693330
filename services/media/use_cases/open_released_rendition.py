"""Open a rendition of a released asset for everybody."""

from uuid import UUID

from chassis.errors import NotFound
from chassis.work import Work
from services.media.queries import released_asset
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.open_rendition import link_to_rendition

FILM = "mp4"
"""A film's name in public; it is the clean copy, and a photo has none."""


async def open_released_rendition(work: Work, store: ObjectStore, *, asset_id: UUID, name: str) -> str:
    """A link of at most 30 s to what the public may see of an asset, as long as a release of it stands."""
    asset = await released_asset(work, asset_id)
    if name == FILM:
        film = asset.rendition("original")
        if film is None or film["content_type"] != "video/mp4":
            raise NotFound
        name = "original"
    return link_to_rendition(store, asset, name, at=work.now())
