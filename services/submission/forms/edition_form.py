"""A report type's form as one edition wants it: its limits and its words, in the schema itself."""

from typing import Any

from services.submission.domain.known_edition import KnownEdition
from services.submission.forms.report_type import ReportType


def form_in(report_type: ReportType, edition: KnownEdition) -> dict[str, Any]:
    """JSON Schema of what is submitted. An edition is stricter than the type, never laxer.

    The words stand in no order; the registry's edition has them in that of the notice.
    """
    form = report_type.complete.model_json_schema()
    fields, limits = form["properties"], edition.limits(report_type.code) or {}
    fields["asset_ids"] = fields.pop("asset_ids")  # media come last on the page
    _narrow(fields["title"], "maxLength", limits.get("title_max"))
    for name in report_type.body:
        _narrow(fields[name], "maxLength", limits.get("body_max"))
    if {"photos_max", "videos_max"} <= limits.keys():
        _narrow(fields["asset_ids"], "maxItems", limits["photos_max"] + limits["videos_max"])
    for name, words in edition.vocabularies.items():
        if name in fields:
            fields[name]["oneOf"] = [{"const": code, "title": word} for code, word in words.items()]
    return form


def _narrow(field: dict[str, Any], keyword: str, most: int | None) -> None:
    if most is not None:
        field[keyword] = min(field.get(keyword, most), most)
