"""Facts of media: whose an asset is, and whether it can be used."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from contracts.base import Event, Fact
from contracts.topics import Topic


class Rendition(Fact):
    """A form of an asset that can be downloaded."""

    name: Literal["original", "web", "preview", "cover"]
    content_type: str
    bytes: int
    width: int
    height: int
    sha256: str


class Rights(Fact):
    """What the unit declared about publication (民法典 art. 1019; 著作权法 art. 10)."""

    credit: str = Field(description="by-line as the unit wishes it printed")
    licence: str = Field(examples=["openweek-media-use"])
    people_consented: bool = Field(description="those shown have agreed, or nobody can be recognised")
    ai_generated: bool


class AssetFact(Event):
    """What every fact about an asset tells."""

    topic: ClassVar[str] = Topic.MEDIA_ASSETS

    asset_id: UUID
    unit_id: UUID
    kind: str = Field(
        description="what it is; a reader leaves a kind that it does not know", examples=["photo", "video", "document"]
    )

    @property
    def subject(self) -> UUID:
        """The asset."""
        return self.asset_id


class AssetDeclared(AssetFact):
    """A unit opened an upload: the asset has an owner before it has bytes."""

    type: ClassVar[str] = "media.asset.declared.v2"


class AssetReady(AssetFact):
    """The bytes are verified and within the limits. What may be published has rights and renditions; a document, which
    is for those who approve, has neither."""

    type: ClassVar[str] = "media.asset.ready.v2"

    caption: str
    content_type: str
    bytes: int
    sha256: str
    width: int = Field(description="0 of what has no picture")
    height: int = Field(description="0 of what has no picture")
    seconds: float = Field(description="length of a video; 0 of anything else")
    renditions: tuple[Rendition, ...]
    rights: Rights | None = Field(description="null of what is not for publication")
    taken_on: date | None = Field(
        default=None,
        description="the day that the camera wrote into a photo, by its own clock; null where none",
    )


class AssetRejected(AssetFact):
    """The bytes cannot be used."""

    type: ClassVar[str] = "media.asset.rejected.v2"

    reason_code: str = Field(examples=["type-differs", "hash-differs", "truncated"])
    reason: str = Field(description="what the unit can do about it, in Chinese")


EVENTS: tuple[type[Event], ...] = (AssetDeclared, AssetReady, AssetRejected)
