"""What breaks an event within its version, and what does not."""

from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, create_model

from contracts.evolution import breaking_changes
from contracts.roles import Role


class Part(BaseModel):
    """A value inside."""

    name: str
    size: int


class Told(BaseModel):
    """An event as it is told today."""

    title: str
    count: int
    kind: Literal["photo", "video"]
    roles: tuple[Role, ...]
    parts: tuple[Part, ...]
    until: str | None
    note: str | None = None


def schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(mode="validation")


def told(without: str = "", **fields: Any) -> dict[str, Any]:
    """The schema of Told with some fields otherwise."""
    kept = {
        name: (info.annotation, info if not info.is_required() else ...)
        for name, info in Told.model_fields.items()
        if name != without
    }
    return schema(create_model("Told", **{**kept, **fields}))


class BiggerPart(Part):
    """With a field more, that need not be there."""

    unit: str = "kB"


class OtherPart(BaseModel):
    """With a field renamed."""

    title: str
    size: int


HARMLESS: dict[str, dict[str, Any]] = {
    "nothing changed": told(),
    "a new optional field": told(extra=(str | None, None)),
    "a new field with a value for old events": told(extra=(int, 0)),
    "a new optional field inside": told(parts=(tuple[BiggerPart, ...], ...)),
    "other words": told(title=(str, Field(description="what people read", examples=["一"]))),
}

BREAKING: dict[str, tuple[dict[str, Any], str]] = {
    "removed": (told("count"), "/count: removed"),
    "renamed": (told("count", number=(int, ...)), "/number: new and required"),
    "new and required": (told(extra=(str, ...)), "/extra: new and required"),
    "required now": (told(note=(str | None, ...)), "/note: is required now"),
    "no longer required": (told(title=(str, "")), "/title: no longer required"),
    "another type": (told(count=(str, ...)), "/count: type was 'integer', is 'string'"),
    "narrowed": (told(until=(str, ...)), "/until: had 2 alternatives, has 0"),
    "widened": (told(title=(str | None, ...)), "/title: had 0 alternatives, has 2"),
    "shorter": (told(title=(str, Field(max_length=10))), "/title: maxLength was None, is 10"),
    "a value less": (told(kind=(Literal["photo"], ...)), "/kind: values were"),
    "a value more": (told(kind=(Literal["photo", "video", "audio"], ...)), "/kind: values were"),
    "one in place of many": (told(roles=(Role, ...)), "/roles: type was 'array'"),
    "renamed inside": (told(parts=(tuple[OtherPart, ...], ...)), "/parts/*/name: removed"),
    "other items": (told(parts=(tuple[str, ...], ...)), "/parts/*: type was 'object', is 'string'"),
}


@pytest.mark.parametrize("change", sorted(HARMLESS))
def test_an_addition_breaks_nothing(change: str) -> None:
    assert breaking_changes(schema(Told), HARMLESS[change]) == []


@pytest.mark.parametrize("change", sorted(BREAKING))
def test_a_break_is_named_with_its_place(change: str) -> None:
    new, said = BREAKING[change]

    assert any(line.startswith(said) for line in breaking_changes(schema(Told), new)), breaking_changes(
        schema(Told), new
    )


def test_unknown_fields_that_are_refused_now_are_a_break() -> None:
    closed = {**schema(Told), "additionalProperties": False}

    assert breaking_changes(schema(Told), closed) == ["/: unknown fields are treated otherwise"]


def test_a_changed_definition_is_seen_through_its_reference() -> None:
    old, new = schema(Told), schema(Told)
    new["$defs"]["Role"] = {**new["$defs"]["Role"], "enum": [*new["$defs"]["Role"]["enum"], "guest"]}

    assert breaking_changes(old, new)[0].startswith("/roles/*: values were")
