"""What a new item takes over from one that was filled in before: lead → case, case → article, last year → this year."""

from collections.abc import Mapping
from typing import Any

from services.submission.domain.asset_list import KINDS_IN
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.forms.draft_form import EMPTY
from services.submission.forms.edition_rules import unknown_words
from services.submission.forms.report_type import ReportType

OF_THE_DAY = frozenset({"date", "date-time"})
REFERENCES = frozenset({*KINDS_IN, "picked_item_ids"})


def taken_over(
    source: ReportType, content: Mapping[str, Any], target: ReportType, edition: KnownEdition, *, same_edition: bool
) -> dict[str, Any]:
    """What has the same name, and the first part of the text as the first part of the text. Each field stands for
    itself: one that the target does not take is left out. Of another edition neither days nor references are true."""
    proposed = {name: value for name, value in content.items() if name in target.complete.model_fields}
    if source.body and target.body and target.body[0] not in proposed and source.body[0] in content:
        proposed[target.body[0]] = content[source.body[0]]
    if not same_edition:
        left_out = _of_the_day(target) | REFERENCES
        proposed = {name: value for name, value in proposed.items() if name not in left_out}
    taken: dict[str, Any] = {}
    for name, value in proposed.items():
        taken |= _as_draft(target, name, value, edition)
    return taken


def told_by_unit(target: ReportType, unit: KnownUnit) -> dict[str, Any]:
    """What the registry knows of the unit already."""
    return {name: getattr(unit, known) for name, known in target.of_the_unit.items() if getattr(unit, known)}


def _as_draft(target: ReportType, name: str, value: Any, edition: KnownEdition) -> dict[str, Any]:
    form = target.draft_or_none({name: value})
    kept = form.content() if form else {}
    return {} if unknown_words(kept, target.places_of_words, edition) or kept.get(name) in EMPTY else kept


def _of_the_day(target: ReportType) -> frozenset[str]:
    fields = target.complete.model_json_schema()["properties"]
    kinds = {name: [field, *field.get("anyOf", ())] for name, field in fields.items()}
    return frozenset(name for name, each in kinds.items() if any(part.get("format") in OF_THE_DAY for part in each))
