"""What an asset can be."""

from enum import StrEnum


class AssetKind(StrEnum):
    """Photos and videos are shown, and published once released; a document is only ever read by those who approve."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
