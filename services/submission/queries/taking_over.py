"""Items to take over from: what a unit may read of one, and its last one of a type."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_
from sqlalchemy import select as select_columns
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.asset_list import KINDS_IN
from services.submission.domain.item import Item, ItemState
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.known_edition import KnownEdition
from services.submission.queries.copies import CopyOf
from services.submission.queries.visibility import visible_to


@dataclass(frozen=True)
class Source:
    """An item and what the unit may read of it; assets only where they are the unit's own."""

    item: Item
    content: dict[str, Any]


async def source_of(work: Work, item_id: UUID, *, unit_id: UUID) -> Source | None:
    """Of the own unit what is being written, of one below what it submitted last; None where there is none to see."""
    statement = (
        select_columns(CopyOf(Item, name="item"), CopyOf(ItemVersion, name="version"))
        .outerjoin(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(Item.submission_number)),
        )
        .where(col(Item.id) == item_id, visible_to(unit_id))
    )
    row: Any = (await work.run(statement)).first()
    if row is None:
        return None
    if row.item.unit_id == unit_id:
        return Source(row.item, row.item.content)
    return Source(row.item, {name: value for name, value in row.version.content.items() if name not in KINDS_IN})


async def last_item(work: Work, *, unit_id: UUID, item_type: str, edition: KnownEdition) -> Item | None:
    """The unit's newest item of the type in the newest earlier edition that has one, without what was withdrawn."""
    statement = (
        select_columns(CopyOf(Item, name="item"))
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .where(
            col(Item.unit_id) == unit_id,
            col(Item.item_type) == item_type,
            col(Item.submitted_at).is_not(None),
            col(Item.state) != ItemState.WITHDRAWN,
            col(KnownEdition.year) < edition.year,
        )
        .order_by(col(KnownEdition.year).desc(), col(Item.submitted_at).desc())
        .limit(1)
    )
    row: Any = (await work.run(statement)).first()
    return row.item if row else None
