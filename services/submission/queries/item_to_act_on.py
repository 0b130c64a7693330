"""One item for those who act on it: locked, or with all that a submission needs in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, any_, bindparam, true
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.asset_list import KnownAssets
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item
from services.submission.domain.item_content import is_highlight
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_obligation import KnownObligation
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import ItemNotFound
from services.submission.domain.row import IDS
from services.submission.queries.assets import assets_as_json, known_from_json
from services.submission.queries.copies import CopyOf
from services.submission.queries.kept_editions import KeptEditions
from services.submission.queries.obligations import nearest_obligation
from services.submission.queries.visibility import visible_to


async def locked_item(work: Work, item_id: UUID, *, unit_id: UUID) -> Item:
    """The item, locked; ItemNotFound when there is none or the unit may not see it."""
    statement = select(Item).where(col(Item.id) == item_id, visible_to(unit_id)).with_for_update()
    item: Item | None = (await work.run(statement)).scalars().first()
    if item is None:
        raise ItemNotFound
    return item


@dataclass(frozen=True)
class ItemWithSurroundings:
    """A copy of an item that no session watches, with what the rules of its submission look at."""

    item: Item
    edition: KnownEdition
    unit: KnownUnit | None
    obligation: KnownObligation | None
    known: KnownAssets

    @property
    def per_unit_max(self) -> int | None:
        """How many of the item's type a unit may submit; None where nobody counts."""
        return self._limit("per_unit_max")

    @property
    def highlights_max(self) -> int | None:
        """How many of the item's type a unit may flag as its highlight; None where this one is not flagged, or where
        nobody counts."""
        return self._limit("highlights_max") if is_highlight(self.item.content) else None

    @property
    def needs_more(self) -> bool:
        """Whether its submission looks at other items: at how many there are, or at those that it refers to."""
        counted = self.per_unit_max is not None or self.highlights_max is not None
        return counted or bool(self.item.content.get("picked_item_ids"))

    @cached_property
    def clocks(self) -> Clocks:
        """Of the item's unit for the item's type."""
        return Clocks.of(self.edition, self.item.item_type, unit=self.unit, obligation=self.obligation)

    def _limit(self, name: str) -> int | None:
        return (self.edition.limits(self.item.item_type) or {}).get(name)


async def item_with_surroundings(work: Work, item_id: UUID, *, unit_id: UUID) -> ItemWithSurroundings:
    """One statement, the item locked; ItemNotFound as above."""
    statement = items_with_surroundings().where(col(Item.id) == item_id, visible_to(unit_id)).with_for_update(of=Item)
    row = (await work.run(statement)).first()
    if row is None:
        raise ItemNotFound
    return surroundings_of(row, row.edition)


async def free_items_with_surroundings(
    work: Work, item_ids: Sequence[UUID], *, editions: KeptEditions
) -> dict[UUID, ItemWithSurroundings]:
    """Those of the items that nobody holds, locked; for a group that must not wait for one of its members."""
    rows = (await work.run(_free_with_surroundings(), {"item_ids": item_ids})).all()
    at = await editions.at(work, {row.item.edition_id: row.edition_version for row in rows})
    return {row.item.id: surroundings_of(row, at[row.item.edition_id]) for row in rows}


def surroundings_of(row: Any, edition: KnownEdition) -> ItemWithSurroundings:
    """A row of `items_with_surroundings` by its parts."""
    return ItemWithSurroundings(
        item=row.item,
        edition=edition,
        unit=row.unit,
        obligation=row.obligation,
        known=known_from_json(row.assets),
    )


@cache
def items_with_surroundings() -> Select[*tuple[Any, ...]]:
    """Items with what the rules look at. Made with the first question, as all mapping is: no start waits for it."""
    return _with_surroundings(CopyOf(KnownEdition, name="edition"))


@cache
def _free_with_surroundings() -> Select[*tuple[Any, ...]]:
    return (
        _with_surroundings(col(KnownEdition.version).label("edition_version"))
        .where(col(Item.id) == any_(bindparam("item_ids", type_=IDS)))
        .order_by(col(Item.id))
        .with_for_update(of=Item, skip_locked=True)
    )


def _with_surroundings(edition: Any) -> Select[*tuple[Any, ...]]:
    """Items with what the rules look at; of the edition the whole, or what tells whether a kept one still holds."""
    nearest = nearest_obligation()
    return (
        select_columns(
            CopyOf(Item, name="item"),
            edition,
            CopyOf(KnownUnit, name="unit"),
            CopyOf(KnownObligation, name="obligation", of=nearest),
            assets_as_json().label("assets"),
        )
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .outerjoin(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == col(Item.edition_id), col(KnownUnit.unit_id) == col(Item.unit_id)),
        )
        .outerjoin(nearest, true())
    )
