"""Editions and units as the registry tells them: the week, its vocabularies, and the short names of provinces."""

from dataclasses import dataclass, field
from uuid import UUID

from contracts.registry import EditionPublished, UnitEnrolled
from contracts.roles import UnitKind
from portal.releases import Term

TERRITORIES = {UnitKind.PROVINCE, UnitKind.PLAN_CITY, UnitKind.CORPS}


@dataclass
class Catalogue:
    """The newest word on each edition and each unit."""

    _editions: dict[UUID, EditionPublished] = field(default_factory=dict)
    _territories: dict[UUID, UnitEnrolled] = field(default_factory=dict)
    _names: dict[tuple[str, str], str] = field(default_factory=dict)
    _short: dict[str, str] = field(default_factory=dict)

    def take_edition(self, told: EditionPublished) -> None:
        """An older version changes nothing."""
        known = self._editions.get(told.edition_id)
        if known is None or known.version < told.version:
            self._editions[told.edition_id] = told
            self._names = {
                (vocabulary, each.code): each.name
                for edition in sorted(self._editions.values(), key=lambda one: one.year)  # the latest has the last word
                for vocabulary in ("focus_areas", "activity_types")
                for each in getattr(edition, vocabulary)
            }

    def take_unit(self, told: UnitEnrolled) -> None:
        """Only those that have a territory are of interest here; an older version changes nothing."""
        known = self._territories.get(told.enrolment_id)
        if told.kind in TERRITORIES and (known is None or known.version < told.version):
            self._territories[told.enrolment_id] = told
            self._short |= {told.code: told.short_name}
            if told.kind != UnitKind.PLAN_CITY:  # which lies in a province and may bear its name as region
                self._short |= {told.region: told.short_name}

    @property
    def current(self) -> EditionPublished | None:
        """The edition of the latest year."""
        return max(self._editions.values(), key=lambda each: each.year, default=None)

    @property
    def area_codes(self) -> list[str]:
        """Focus areas in the order of the latest edition."""
        return [each.code for each in self.current.focus_areas] if self.current else []

    @property
    def activity_codes(self) -> list[str]:
        """Activity types in the order of the latest edition."""
        return [each.code for each in self.current.activity_types] if self.current else []

    def area(self, told: Term) -> Term:
        """A focus area by the name that the latest edition has for it."""
        return self._named(told, "focus_areas")

    def activity(self, told: Term) -> Term:
        """An activity type by the name that the latest edition has for it."""
        return self._named(told, "activity_types")

    def _named(self, told: Term, vocabulary: str) -> Term:
        return Term(told.code, self._names.get((vocabulary, told.code), told.name))

    def place(self, told: Term) -> Term:
        """A province by the short name under which it is enrolled."""
        return Term(told.code, self._short.get(told.code) or self._short.get(told.name) or told.name)
