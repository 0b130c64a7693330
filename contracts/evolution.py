"""What may change about an event within a version: nothing but a new optional field.

Events stay in topics for months, and services of different ages read them at the same time. So a change must hold
in both directions: a new reader takes old events, an old reader takes new ones.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

# What a schema says besides its structure and its words; any difference of these is a break in one direction.
LIMITS = (
    "type",
    "format",
    "const",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
)


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """What in the new schema of an event breaks readers or kept events of the old one; a line for each."""
    return list(_breaks(_Place(old, old), _Place(new, new), "") if isinstance(old, Mapping) else ())


class _Place:
    """A schema inside its document, with references followed."""

    def __init__(self, schema: Any, document: Schema) -> None:
        self.document = document
        self.schema: Schema = schema if isinstance(schema, Mapping) else {}
        while (reference := self.schema.get("$ref")) is not None:
            self.schema = document.get("$defs", {}).get(str(reference).rpartition("/")[2], {})

    def below(self, schema: Any) -> "_Place":
        return _Place(schema, self.document)

    @property
    def properties(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.schema.get("properties", {})
        return found

    @property
    def required(self) -> set[str]:
        return set(self.schema.get("required", ()))

    @property
    def alternatives(self) -> list["_Place"]:
        return [self.below(each) for each in self.schema.get("anyOf", self.schema.get("oneOf", ()))]


def _breaks(old: _Place, new: _Place, path: str) -> Iterator[str]:
    place = path or "/"
    for limit in LIMITS:
        if old.schema.get(limit) != new.schema.get(limit):
            yield f"{place}: {limit} was {old.schema.get(limit)!r}, is {new.schema.get(limit)!r}"
    if set(map(str, old.schema.get("enum", ()))) != set(map(str, new.schema.get("enum", ()))):
        yield f"{place}: values were {old.schema.get('enum')!r}, are {new.schema.get('enum')!r}"
    if bool(old.schema.get("additionalProperties", True)) != bool(new.schema.get("additionalProperties", True)):
        yield f"{place}: unknown fields are treated otherwise"
    yield from _breaks_of_fields(old, new, path)
    yield from _breaks_of_alternatives(old, new, path)
    if "items" in old.schema or "items" in new.schema:
        yield from _breaks(old.below(old.schema.get("items")), new.below(new.schema.get("items")), f"{path}/*")


def _breaks_of_fields(old: _Place, new: _Place, path: str) -> Iterator[str]:
    for name in old.properties:
        if name not in new.properties:
            yield f"{path}/{name}: removed"
            continue
        if (name in old.required) != (name in new.required):
            yield f"{path}/{name}: {'no longer required' if name in old.required else 'is required now'}"
        yield from _breaks(old.below(old.properties[name]), new.below(new.properties[name]), f"{path}/{name}")
    for name in new.properties:
        if name not in old.properties and name in new.required:
            yield f"{path}/{name}: new and required"


def _breaks_of_alternatives(old: _Place, new: _Place, path: str) -> Iterator[str]:
    if len(old.alternatives) != len(new.alternatives):
        yield f"{path or '/'}: had {len(old.alternatives)} alternatives, has {len(new.alternatives)}"
        return
    for was, becomes in zip(old.alternatives, new.alternatives, strict=True):
        yield from _breaks(was, becomes, path)
