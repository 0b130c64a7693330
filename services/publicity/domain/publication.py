"""All that a document about an entry is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.publicity.domain.entry import Entry
from services.publicity.domain.known import KnownAsset, KnownEdition, KnownUnit
from services.publicity.domain.refusals import AssetsNotReady


@dataclass(frozen=True)
class Publication:
    """An entry with its photos and videos, in their order, and the names of what it refers to."""

    entry: Entry
    assets: tuple[KnownAsset, ...]
    edition: KnownEdition | None
    recommender: KnownUnit | None

    @classmethod
    def complete(
        cls,
        entry: Entry,
        *,
        assets: Mapping[UUID, KnownAsset],
        edition: KnownEdition | None,
        recommender: KnownUnit | None,
    ) -> "Publication":
        """Refused while an asset of the entry is not verified."""
        missing = [str(each) for each in entry.asset_ids if each not in assets]
        if missing:
            raise AssetsNotReady(extensions={"entryId": str(entry.id), "assetIds": missing})
        return cls(entry, tuple(assets[each] for each in entry.asset_ids), edition, recommender)

    @property
    def focus_area(self) -> str:
        """The focus area's name, or its code where the edition is not known."""
        code = self.entry.focus_area
        return self.edition.focus_areas.get(code, code) if self.edition else code

    @property
    def activity_type(self) -> str:
        """The activity type's name, or its code where the edition is not known."""
        code = self.entry.activity_type
        return self.edition.activity_types.get(code, code) if self.edition else code
