"""What every report type has: a complete form, a draft of it, and how the two and the edition's limits are held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ValidationError

from chassis.bodies import Input
from chassis.errors import FieldError
from chassis.problem_words import words_for
from contracts.submission import ItemContent, Passage
from services.submission.domain.asset_list import KnownAssets, asset_faults
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ContentInvalid
from services.submission.forms.draft_form import DraftForm, draft_of
from services.submission.forms.edition_rules import (
    Place,
    places_of_words,
    too_many_assets,
    unknown_words,
    wrong_lengths,
)
from services.submission.forms.report_form import CompleteForm, missing
from services.submission.forms.statements import STATEMENTS

FormT = TypeVar("FormT", bound=Input)
TOLD_OUTSIDE_THE_POOL = frozenset({"title", "asset_ids"})


@dataclass(frozen=True)
class ReportType:
    """One report type. `body` names the fields whose lengths together are the body, and that readers outside get as
    passages; `asked_of` what units of a kind must fill in besides, `not_of` what they leave empty; `statements` what a
    unit declares by submitting; `of_the_unit` names fields that the unit's own data fills in, `for_approvers` those
    that the line of approval alone reads."""

    code: str
    complete: type[CompleteForm]
    body: tuple[str, ...] = ()
    asked_of: Mapping[str, tuple[str, ...]] | None = None
    not_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statements: tuple[str, ...] = STATEMENTS
    of_the_unit: Mapping[str, str] = field(default_factory=dict)
    for_approvers: frozenset[str] = frozenset()

    @cached_property
    def draft(self) -> type[DraftForm]:
        """The draft of the complete form."""
        return draft_of(self.complete)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that every unit must fill in."""
        return tuple(name for name, info in self.complete.model_fields.items() if info.is_required())

    @cached_property
    def places_of_words(self) -> tuple[tuple[Place, str], ...]:
        """Where the content has words of the edition."""
        return places_of_words(self.complete.model_json_schema())

    @cached_property
    def picks(self) -> tuple[str, ...]:
        """Types of the items that it refers to; none where it refers to no items."""
        fields = self.complete.model_json_schema()["properties"]
        return tuple(fields.get("picked_item_ids", {}).get("x-item-types", ()))

    def draft_or_none(self, raw: Mapping[str, Any]) -> DraftForm | None:
        """The draft, where nothing in it is wrong."""
        return _read(self.draft, raw)[0]

    def read_draft(self, raw: Mapping[str, Any]) -> DraftForm:
        """The draft as sent, or ContentInvalid with the places that are wrong."""
        form, faults = _read(self.draft, raw)
        if form is None:
            raise ContentInvalid("请按下列提示修改，已保存的内容没有改变", errors=faults)
        return form

    def read(
        self,
        content: Mapping[str, Any],
        *,
        edition: KnownEdition,
        known: KnownAssets,
        unit_id: UUID,
        unit: KnownUnit | None = None,
    ) -> tuple[dict[str, Any], list[FieldError]]:
        """The content in the one form that is kept and hashed, and all that keeps the unit from submitting it: what
        is missing, and what is not allowed. With faults the form is empty or of no use."""
        form, faults = _read(self.complete, content)
        limits = edition.limits(self.code) or {}
        faults += form.faults() if form else ()
        faults += self._asked_of(unit, content)
        faults += unknown_words(content, self.places_of_words, edition)
        if all(content.get(name) for name in self.body if name in self.required):
            faults += wrong_lengths(content, self.body, limits)
        faults += too_many_assets(content, limits, known)
        faults += asset_faults(content, known, unit_id=unit_id)
        return (_canonical(form) if form else {}), faults

    def faults(
        self,
        content: Mapping[str, Any],
        *,
        edition: KnownEdition,
        known: KnownAssets,
        unit_id: UUID,
        unit: KnownUnit | None = None,
    ) -> list[FieldError]:
        """What the unit has to mend before it can submit the content."""
        return self.read(content, edition=edition, known=known, unit_id=unit_id, unit=unit)[1]

    def told(self, content: Mapping[str, Any], *, pooled: bool) -> ItemContent:
        """What readers outside may see of complete content: of an item that is not pooled, title and media only."""
        told = ItemContent.model_fields if pooled else TOLD_OUTSIDE_THE_POOL
        words = {name: content[name] for name in self.complete.model_fields if name in told and name in content}
        return ItemContent(**words, passages=tuple(self._passages(content)) if pooled else ())

    def _passages(self, content: Mapping[str, Any]) -> Iterator[Passage]:
        for name in self.body:
            if content.get(name):
                heading = self.complete.model_fields[name].title or name
                yield Passage(name=name, heading=heading, text=content[name])

    def _asked_of(self, unit: KnownUnit | None, content: Mapping[str, Any]) -> list[FieldError]:
        asked = (self.asked_of or {}).get(unit.kind, ()) if unit else ()
        unwanted = self.not_of.get(unit.kind, ()) if unit else ()
        return [
            *(missing(name) for name in asked if not content.get(name)),
            *(FieldError(f"/{name}", "本类单位不填此项", "unwanted") for name in unwanted if content.get(name)),
        ]


def _canonical(form: CompleteForm) -> dict[str, Any]:
    """What was filled in, and the media, if only that there are none."""
    return {**form.model_dump(mode="json", exclude_unset=True), "asset_ids": [str(each) for each in form.asset_ids]}


def _read(form: type[FormT], raw: Mapping[str, Any]) -> tuple[FormT | None, list[FieldError]]:
    try:
        return form.model_validate(raw), []
    except ValidationError as error:
        return None, [
            FieldError(
                "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in each["loc"]),
                words_for(each["type"], each.get("ctx") or {}),
                each["type"],
            )
            for each in error.errors(include_url=False, include_input=False)
        ]
