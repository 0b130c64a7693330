"""One item for those who look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.asset_list import KnownAssets, ids_in
from services.submission.domain.item import Item
from services.submission.domain.item_origin import ItemOrigin
from services.submission.domain.item_step import ItemStep
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.picks import picks_in
from services.submission.domain.publication import Publication
from services.submission.domain.refusals import ItemNotFound, VersionNotFound
from services.submission.queries.assets import known_assets
from services.submission.queries.copies import CopyOf
from services.submission.queries.item_to_act_on import ItemWithSurroundings, items_with_surroundings, surroundings_of
from services.submission.queries.picks import Picked, picked_items
from services.submission.queries.relevance import NamedFinding, named_findings
from services.submission.queries.unit_names import awaiting_unit_name
from services.submission.queries.visibility import seen_by, visible_to, writes_in


@dataclass(frozen=True)
class NamedStep:
    """A step and the name of the unit that took it; None for the system and for a unit that is not known."""

    step: ItemStep
    unit_name: str | None


@dataclass(frozen=True)
class ItemInFull:
    """An item with its surroundings, its story, and the content that the reader may see with its media."""

    found: ItemWithSurroundings
    content: dict[str, Any]
    asset_ids: Sequence[UUID]
    known: KnownAssets
    publication: Publication | None
    origin: ItemOrigin | None
    picked: Sequence[Picked]
    awaiting_unit_name: str | None
    steps: Sequence[NamedStep]
    findings: Sequence[NamedFinding]


async def item_in_full(work: Work, item_id: UUID, *, reader: Principal) -> ItemInFull:
    """The unit itself reads what it is writing; the levels above and co-departments read what was submitted last."""
    statement = (
        items_with_surroundings()
        .add_columns(
            CopyOf(Publication, name="publication"),
            CopyOf(ItemOrigin, name="origin"),
            CopyOf(ItemVersion, name="version"),
            awaiting_unit_name().label("awaiting_unit_name"),
        )
        .outerjoin(Publication, col(Publication.item_id) == col(Item.id))
        .outerjoin(ItemOrigin, col(ItemOrigin.item_id) == col(Item.id))
        .outerjoin(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(Item.submission_number)),
        )
        .where(col(Item.id) == item_id, seen_by(reader))
    )
    row = (await work.run(statement)).first()
    if row is None:
        raise ItemNotFound
    found = surroundings_of(row, row.edition)
    content = found.item.content if writes_in(reader, found.item) else row.version.content
    asset_ids, picks = ids_in(content), picks_in(content)
    picked = await picked_items(work, picks, within=seen_by(reader))
    steps: Any = (
        select_columns(ItemStep, col(KnownUnit.name).label("unit_name"))
        .outerjoin(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == found.item.edition_id, col(KnownUnit.unit_id) == col(ItemStep.unit_id)),
        )
        .where(col(ItemStep.item_id) == item_id)
        .order_by(col(ItemStep.revision))
    )
    return ItemInFull(
        found=found,
        content=content,
        asset_ids=asset_ids,
        known=found.known if asset_ids == found.item.asset_ids else await known_assets(work, asset_ids),
        publication=row.publication,
        origin=row.origin,
        picked=[picked[each] for each in picks if each in picked],
        awaiting_unit_name=row.awaiting_unit_name,
        steps=[NamedStep(*each) for each in (await work.run(steps)).all()],
        findings=await named_findings(work, found.item) if found.item.submission_number else (),
    )


async def versions_of(work: Work, item_id: UUID, *, unit_id: UUID) -> Sequence[ItemVersion]:
    """All submissions of an item, the first one first; ItemNotFound as above."""
    statement = (
        select(CopyOf(ItemVersion, name="version"))
        .select_from(Item)
        .outerjoin(ItemVersion, col(ItemVersion.item_id) == col(Item.id))
        .where(col(Item.id) == item_id, visible_to(unit_id))
        .order_by(col(ItemVersion.number))
    )
    rows = (await work.run(statement)).scalars().all()
    if not rows:
        raise ItemNotFound
    return [version for version in rows if version is not None]


async def version_of(work: Work, item_id: UUID, number: int, *, unit_id: UUID) -> ItemVersion:
    """One submission of an item."""
    for version in await versions_of(work, item_id, unit_id=unit_id):
        if version.number == number:
            return version
    raise VersionNotFound
