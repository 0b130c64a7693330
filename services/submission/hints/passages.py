"""The texts of a content."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.hints.hint import Passage


def passages_of(content: Mapping[str, Any], fields: Sequence[FormField]) -> Iterator[Passage]:
    """The texts that people wrote, each with its pointer."""
    for each in fields:
        value = content.get(each.name)
        match each.kind:
            case FieldKind.LINE | FieldKind.TEXT if value:
                yield Passage(f"/{each.name}", value, each.title)
            case FieldKind.LINES if value:
                yield from (Passage(f"/{each.name}/{index}", text, each.title) for index, text in enumerate(value))
            case FieldKind.ROWS if value:
                yield from _of_rows(each, value)


def _of_rows(each: FormField, rows: Sequence[Mapping[str, Any]]) -> Iterator[Passage]:
    for index, row in enumerate(rows):
        for passage in passages_of(row, each.parts):
            yield Passage(f"/{each.name}/{index}{passage.pointer}", passage.text, passage.title)
