"""The part of ninjs 3.1 that the media feed uses.

Source: IPTC News in JSON 3.1. No private fields: what the standard has no name for stands in `altIds`
and `subjects`. Instants are UTC with whole seconds, because desks' parsers refuse fractions and other offsets.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer
from pydantic.alias_generators import to_camel

SCHEMA_3_1 = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def _whole_seconds(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)


def _zulu(value: datetime) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


Instant = Annotated[datetime, AfterValidator(_whole_seconds), PlainSerializer(_zulu, return_type=str, when_used="json")]


class Part(BaseModel):
    """A value inside a document: camelCase on the wire, fields of the standard that we do not use are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)

    def json_object(self) -> dict[str, Any]:
        """As it goes out: camelCase, without what is not set."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Words(Part):
    """A headline or a description; `role` says which."""

    role: str
    content_type: str = "text/plain"
    value: str


class Body(Words):
    """The text in one form."""

    char_count: int


class Named(Part):
    """A place, organisation, subject or source: a name, how it is related, and its address in a vocabulary."""

    name: str
    rel: str | None = None
    uri: str | None = None


class Source(Part):
    """Who supplied the item."""

    name: str
    role: str


class AltId(Part):
    """The item's name in another system."""

    role: str
    value: str


class DigitalSource(Part):
    """How a picture came to be, by IPTC's digital source types."""

    name: str
    uri: str


class RenditionLink(Part):
    """One form of a photo or video, and the redirect under which it is had."""

    name: str
    href: str
    content_type: str
    width: int
    height: int
    size_in_bytes: int
    duration: float | None = None


class Standard(Part):
    """Which schema the document is valid against."""

    name: Literal["ninjs"] = "ninjs"
    version: str = "3.1"
    schema_: str = SCHEMA_3_1

    model_config = ConfigDict(alias_generator=lambda name: to_camel(name.rstrip("_")))


class Association(Part):
    """A photo or video of the item."""

    name: str
    uri: str
    rel: str | None = None
    type: Literal["picture", "video"]
    by: str
    copyright_notice: str
    usage_terms: str
    descriptions: tuple[Words, ...]
    digital_source_type: DigitalSource
    alt_ids: tuple[AltId, ...]
    renditions: tuple[RenditionLink, ...]


class NinjsItem(Part):
    """A published, updated or withdrawn item; a withdrawn one keeps its address and loses its content."""

    uri: str
    type: Literal["text"] = "text"
    representation_type: Literal["full", "partial"] = "full"
    profile: str
    version: str
    first_created: Instant
    version_created: Instant
    embargoed_until: Instant | None = None
    pub_status: Literal["usable", "withheld", "canceled"]
    ed_note: str | None = None
    language: Literal["zh-CN"] = "zh-CN"
    copyright_holder: str
    copyright_notice: str
    usage_terms: str
    title: str
    by: str | None = None
    located: str | None = None
    headlines: tuple[Words, ...]
    descriptions: tuple[Words, ...] | None = None
    bodies: tuple[Body, ...] | None = None
    info_sources: tuple[Source, ...]
    organisations: tuple[Named, ...] | None = None
    places: tuple[Named, ...] | None = None
    subjects: tuple[Named, ...] | None = None
    events: tuple[Named, ...] | None = None
    alt_ids: tuple[AltId, ...]
    associations: tuple[Association, ...] | None = None
    standard: Standard = Standard()
