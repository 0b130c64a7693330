"""The fields of a form as its JSON Schema tells them: what sheets and documents are made from, whatever the type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from services.submission.domain.clock_words import day_in_words, moment_in_words

Schema = Mapping[str, Any]
ONE_LINE_MOST = 200


class FieldKind(StrEnum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    WHOLE_NUMBER = "whole-number"
    NUMBER = "number"
    YES_NO = "yes-no"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    ROWS = "rows"
    GROUP = "group"
    REFERENCE = "reference"


@dataclass(frozen=True)
class FormField:
    """One field; `choices` are code → word, `parts` the fields of a row or group."""

    name: str
    title: str
    kind: FieldKind
    required: bool = False
    description: str = ""
    example: Any = None
    longest: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    parts: tuple["FormField", ...] = ()


def fields_of(form: Schema) -> tuple[FormField, ...]:
    """In the order of the form."""
    return _fields(form, form.get("$defs", {}))


def shown(each: FormField, value: Any) -> str:
    """A value as people read it: words for codes, a line for each of several."""
    if value in (None, "", []):
        return ""
    match each.kind:
        case FieldKind.YES_NO:
            return "是" if value else "否"
        case FieldKind.CHOICE:
            return each.choices.get(value, str(value))
        case FieldKind.CHOICES:
            return "、".join(each.choices.get(code, str(code)) for code in value)
        case FieldKind.DAY:
            return day_in_words(value)
        case FieldKind.MOMENT:
            return moment_in_words(value)
        case FieldKind.LINES:
            return "\n".join(value)
        case FieldKind.ROWS:
            return "\n".join(shown_parts(each.parts, row) for row in value)
        case FieldKind.GROUP:
            return shown_parts(each.parts, value)
    return str(value)


def shown_parts(parts: Sequence[FormField], row: Mapping[str, Any]) -> str:
    """A row of a list in one line: only what is filled in, under its titles."""
    told = ((part.title, shown(part, row.get(part.name)).replace("\n", "、")) for part in parts)
    return "；".join(f"{title}：{text}" for title, text in told if text)


def _fields(schema: Schema, named: Mapping[str, Schema]) -> tuple[FormField, ...]:
    required = set(schema.get("required", ()))
    return tuple(
        _field(name, _resolved(each, named), named, required=name in required)
        for name, each in schema.get("properties", {}).items()
    )


def _field(name: str, schema: Schema, named: Mapping[str, Schema], *, required: bool) -> FormField:
    items = _resolved(schema.get("items", {}), named)
    kind = _kind(schema, items)
    examples = schema.get("examples") or [schema.get("const")]
    holder = items if kind in (FieldKind.ROWS, FieldKind.CHOICES, FieldKind.LINES) else schema
    return FormField(
        name=name,
        title=schema.get("title", name),
        kind=kind,
        required=required,
        description=schema.get("description", ""),
        example=examples[0],
        longest=holder.get("maxLength"),
        choices=_choices(holder),
        parts=_fields(holder, named) if kind in (FieldKind.ROWS, FieldKind.GROUP) else (),
    )


def _resolved(schema: Schema, named: Mapping[str, Schema]) -> Schema:
    """What a reference means, and what stands beside null; with the words that stand beside the reference."""
    if "$ref" in schema:
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return {**_resolved(named[schema["$ref"].rpartition("/")[2]], named), **beside}
    either = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if either:
        beside = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**_resolved(either[0], named), **beside}
    return schema


def _kind(schema: Schema, items: Schema) -> FieldKind:
    if _choices(schema):
        return FieldKind.CHOICE
    match schema.get("type"), schema.get("format"):
        case "integer", _:
            return FieldKind.WHOLE_NUMBER
        case "number", _:
            return FieldKind.NUMBER
        case "boolean", _:
            return FieldKind.YES_NO
        case "object", _:
            return FieldKind.GROUP
        case "string", "date":
            return FieldKind.DAY
        case "string", "date-time":
            return FieldKind.MOMENT
        case "string", "uuid":
            return FieldKind.REFERENCE
        case "array", _:
            return _kind_of_list(items)
    return FieldKind.TEXT if schema.get("maxLength", 0) > ONE_LINE_MOST else FieldKind.LINE


def _kind_of_list(items: Schema) -> FieldKind:
    if items.get("format") == "uuid":
        return FieldKind.REFERENCE
    if _choices(items):
        return FieldKind.CHOICES
    return FieldKind.ROWS if "properties" in items else FieldKind.LINES


def _choices(schema: Schema) -> dict[str, str]:
    if "enum" in schema:
        return {str(code): str(code) for code in schema["enum"]}
    return {each["const"]: each.get("title", each["const"]) for each in schema.get("oneOf", ()) if "const" in each}
