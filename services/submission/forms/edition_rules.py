"""What an edition asks of the content of any type: its words, its lengths, its numbers of photos and videos."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chassis.errors import FieldError
from services.submission.domain.asset_list import KnownAssets, media_in
from services.submission.domain.known_edition import KnownEdition

EACH = "*"
Place = tuple[str, ...]
Limits = Mapping[str, Any]


def places_of_words(schema: Mapping[str, Any]) -> tuple[tuple[Place, str], ...]:
    """Where a form of this JSON Schema has codes, and of which vocabulary; `*` stands for each of a list."""
    return tuple(_places(schema, schema.get("$defs", {}), ()))


def _places(schema: Mapping[str, Any], named: Mapping[str, Any], place: Place) -> Iterator[tuple[Place, str]]:
    if "$ref" in schema:
        schema = {**named[schema["$ref"].rpartition("/")[2]], **schema}
    for either in schema.get("anyOf", ()):
        yield from _places(either, named, place)
    if "x-vocabulary" in schema:
        yield place, schema["x-vocabulary"]
    if "items" in schema:
        yield from _places(schema["items"], named, (*place, EACH))
    for name, part in schema.get("properties", {}).items():
        yield from _places(part, named, (*place, name))


def unknown_words(
    content: Mapping[str, Any], places: Iterable[tuple[Place, str]], edition: KnownEdition
) -> list[FieldError]:
    """Codes that the edition does not know; a vocabulary that it does not have knows none."""
    vocabularies = edition.vocabularies
    return [
        FieldError(pointer, "不在本届活动周的可选范围内", "vocabulary")
        for place, vocabulary in places
        for pointer, code in _values(content, place, "")
        if code and code not in vocabularies.get(vocabulary, ())
    ]


def _values(value: Any, place: Place, pointer: str) -> Iterator[tuple[str, Any]]:
    if not place:
        if isinstance(value, str):
            yield pointer, value
    elif place[0] == EACH:
        for index, each in enumerate(value if isinstance(value, Sequence) else ()):
            yield from _values(each, place[1:], f"{pointer}/{index}")
    elif isinstance(value, Mapping) and place[0] in value:
        yield from _values(value[place[0]], place[1:], f"{pointer}/{place[0]}")


def wrong_lengths(content: Mapping[str, Any], body: Sequence[str], limits: Limits) -> list[FieldError]:
    """Of the title, and of the body as a whole once all of it is there that must be."""
    faults = []
    title_max = limits.get("title_max")
    if title_max is not None and len(content.get("title", "")) > title_max:
        faults.append(FieldError("/title", f"不能超过 {title_max} 个字", "string_too_long"))
    length = sum(len(content.get(name) or "") for name in body)
    low, high = limits.get("body_min", 0), limits.get("body_max")
    if body and length < low:
        words = f"正文合计 {length} 个字，不能少于 {low} 个字"
        faults.append(FieldError(f"/{body[0]}", words, "body_too_short"))
    if body and high is not None and length > high:
        words = f"正文合计 {length} 个字，不能超过 {high} 个字"
        faults.append(FieldError(f"/{body[0]}", words, "body_too_long"))
    return faults


def too_many_assets(content: Mapping[str, Any], limits: Limits, known: KnownAssets) -> list[FieldError]:
    """Photos and videos have a limit each; one that nobody has heard of counts towards the sum only."""
    ids = media_in(content)
    photos_max, videos_max = limits.get("photos_max", len(ids)), limits.get("videos_max", len(ids))
    kinds = [known[each].kind for each in ids if each in known]
    faults = []
    for kind, most, word in (("photo", photos_max, "照片"), ("video", videos_max, "视频")):
        if kinds.count(kind) > most:
            faults.append(FieldError("/asset_ids", f"{word}不能超过 {most} 个", "too_long"))
    if not faults and len(ids) > photos_max + videos_max:
        faults.append(FieldError("/asset_ids", f"照片和视频合计不能超过 {photos_max + videos_max} 个", "too_long"))
    return faults
