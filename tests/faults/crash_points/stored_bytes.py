"""What the object store holds of an asset, seen without the media service."""

import hashlib
from typing import Any

from services.media.settings import Settings
from services.media.storage.faults import NoSuchObject
from services.media.storage.object_store import ObjectStore
from tests.faults.stack import FaultStack


def store_of(stack: FaultStack) -> ObjectStore:
    """The store as the media service reaches it."""
    told = {name.removeprefix("OPENWEEK_").lower(): value for name, value in stack.environment("media").items()}
    return Settings.model_validate(told).store()


async def open_uploads(store: ObjectStore, key: str) -> list[str]:
    """Multipart uploads of this key that were begun and not ended."""

    def look() -> list[str]:
        page = store._client._list_multipart_uploads(store.inbox, prefix=key)
        return [str(upload.upload_id) for upload in page.uploads if upload.object_name == key]

    return await store._ask(look)


async def in_inbox(store: ObjectStore, key: str) -> bool:
    """Whether the object of this key is whole in the inbox."""
    try:
        await store.head(store.inbox, key)
    except NoSuchObject:
        return False
    return True


async def sha256_of(store: ObjectStore, key: str) -> str:
    """Of an asset's object, as GET gives it."""
    digest = hashlib.sha256()
    await store.stream(store.assets, key, digest.update)
    return digest.hexdigest()


async def nothing_left_of(store: ObjectStore, asset: dict[str, Any]) -> bool:
    """The inbox holds neither parts nor an object of the asset."""
    assert await open_uploads(store, asset["inbox_key"]) == []
    assert not await in_inbox(store, asset["inbox_key"])
    return True
