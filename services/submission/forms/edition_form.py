"""A report type's form as one edition wants it: its limits and its words, in the schema itself."""

from collections.abc import Mapping
from typing import Any

from services.submission.domain.known_edition import KnownEdition
from services.submission.forms.report_type import ReportType

Schema = dict[str, Any]
Words = Mapping[str, Mapping[str, str]]


def form_in(report_type: ReportType, edition: KnownEdition, *, kind: str = "") -> Schema:
    """JSON Schema of what a unit of this kind submits. An edition is stricter than the type, never laxer.

    A field that units of the kind leave empty, or whose vocabulary the edition does not have, is not in the form. The
    words stand in no order; the registry's edition has them in that of the notice.
    """
    form = report_type.complete.model_json_schema()
    form["properties"]["asset_ids"] = form["properties"].pop("asset_ids")  # media come last on the page
    for part in (form, *form.get("$defs", {}).values()):
        _speak(part, edition.vocabularies)
    _narrow_all(form["properties"], report_type, edition.limits(report_type.code) or {})
    for name in report_type.not_of.get(kind, ()):
        form["properties"].pop(name, None)
    asked = [name for name in (report_type.asked_of or {}).get(kind, ()) if name in form["properties"]]
    return form | {"required": [*form["required"], *asked]}


def _speak(part: Schema, vocabularies: Words) -> None:
    """A form or a row of one: only what a page shows, with the choices of the edition."""
    for name in ("title", "description"):
        part.pop(name, None)
    fields = {name: _without_null(field) for name, field in part.get("properties", {}).items()}
    for field in fields.values():
        _choose(field, vocabularies)
        _choose(field.get("items", {}), vocabularies)
    required = part.get("required", ())
    if fields:
        part["properties"] = {
            name: field for name, field in fields.items() if name in required or _can_be_filled(field)
        }


def _without_null(field: Schema) -> Schema:
    """What is left out is not sent; nobody has to choose null."""
    either: list[Schema] = [each for each in field.get("anyOf", ()) if each.get("type") != "null"]
    if not either:
        return field
    return either[0] | {name: value for name, value in field.items() if name not in ("anyOf", "default")}


def _choose(field: Schema, vocabularies: Words) -> None:
    words = vocabularies.get(field.get("x-vocabulary", ""))
    if words is not None:
        field["oneOf"] = [{"const": code, "title": word} for code, word in words.items()]


def _can_be_filled(field: Schema) -> bool:
    """Whether there is a word to choose, where words are to be chosen."""
    chosen = [each for each in (field, field.get("items", {})) if "x-vocabulary" in each]
    return all(each.get("oneOf") for each in chosen)


def _narrow_all(fields: Schema, report_type: ReportType, limits: Mapping[str, Any]) -> None:
    _narrow(fields["title"], "maxLength", limits.get("title_max"))
    for name in report_type.body:
        _narrow(fields[name], "maxLength", limits.get("body_max"))
    if {"photos_max", "videos_max"} <= limits.keys():
        _narrow(fields["asset_ids"], "maxItems", limits["photos_max"] + limits["videos_max"])


def _narrow(field: Schema, keyword: str, most: int | None) -> None:
    if most is not None:
        field[keyword] = min(field.get(keyword, most), most)
