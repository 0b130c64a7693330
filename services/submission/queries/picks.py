"""Items that another item refers to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy import select as select_columns
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_version import ItemVersion


@dataclass(frozen=True)
class Picked:
    """An item as the one who refers to it sees it."""

    item_id: UUID
    edition_id: UUID
    item_type: str
    unit_id: UUID
    unit_name: str
    state: str
    title: str


async def picked_items(work: Work, item_ids: Sequence[UUID], *, within: ColumnElement[bool]) -> Mapping[UUID, Picked]:
    """Those that are within what the reader may see."""
    if not item_ids:
        return {}
    title = func.coalesce(col(ItemVersion.content)["title"].astext, col(Item.content)["title"].astext, "")
    statement = (
        select_columns(
            col(Item.id), col(Item.edition_id), col(Item.item_type), col(Item.unit_id), col(Item.unit_name),
            col(Item.state), title,
        )
        .outerjoin(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(Item.submission_number)),
        )
        .where(col(Item.id).in_(item_ids), within)
    )  # fmt: skip
    rows: Any = (await work.run(statement)).all()
    return {row[0]: Picked(*row) for row in rows}
