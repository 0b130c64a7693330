"""Facts for outside desks: the media feed. The value of the record is the ninjs 3.1 document and nothing else."""

from typing import Any, ClassVar, Self
from uuid import UUID

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from contracts.base import Event
from contracts.ninjs import NinjsItem
from contracts.topics import Topic

SEQUENCE_ROLE = "feedSequence"


class FeedFact(Event):
    """An item as it stands from this sequence on; `version` is the sequence of the whole feed.

    It is read back from a record's value alone: the item from the document's address, the sequence from its
    `altIds`.
    """

    topic: ClassVar[str] = Topic.MEDIA_FEED

    item_id: UUID
    document: NinjsItem

    @property
    def subject(self) -> UUID:
        """The item."""
        return self.item_id

    @property
    def order_key(self) -> str:
        """The whole feed is one order: that of its sequence."""
        return str(self.topic)

    def payload(self) -> bytes:
        """The document."""
        return self.document.model_dump_json(by_alias=True, exclude_none=True).encode()

    @classmethod
    def of(cls, *, item_id: UUID, document: NinjsItem) -> Self:
        """The fact for a document; its sequence stands in the document."""
        return cls(version=sequence_of(document), item_id=item_id, document=document)

    @model_validator(mode="before")
    @classmethod
    def read_bare_document(cls, data: Any) -> Any:
        """Take a record's value, which is the document without a wrapping."""
        if not isinstance(data, dict) or "document" in data or "uri" not in data:
            return data
        document = NinjsItem.model_validate(data)
        item_id = document.uri.rpartition("/")[2]
        return {"version": sequence_of(document), "item_id": item_id, "document": document}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the record's value: the document's."""
        schema = handler.resolve_ref_schema(handler(NinjsItem.__pydantic_core_schema__))
        return {**schema, "title": cls.__name__, "description": (cls.__doc__ or "").strip()}


def sequence_of(document: NinjsItem) -> int:
    """The feed sequence that a document tells."""
    return next((int(each.value) for each in document.alt_ids if each.role == SEQUENCE_ROLE), 0)


class MediaItemPublished(FeedFact):
    """An item may be used by the media from now on."""

    type: ClassVar[str] = "cn.openweek.media.item.published.v1"


class MediaItemUpdated(FeedFact):
    """A published item was corrected: use this document in place of the one before."""

    type: ClassVar[str] = "cn.openweek.media.item.updated.v1"


class MediaItemCanceled(FeedFact):
    """A published item was withdrawn: stop using it, remove it, and confirm the removal."""

    type: ClassVar[str] = "cn.openweek.media.item.canceled.v1"


EVENTS: tuple[type[Event], ...] = (MediaItemPublished, MediaItemUpdated, MediaItemCanceled)
