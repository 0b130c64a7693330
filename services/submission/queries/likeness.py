"""Which items are still to be compared, which may be alike, and which were found to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, bindparam, case, delete, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.item import Item, ItemState
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.likeness import BIGINTS, ItemFingerprint, LikeItem
from services.submission.domain.row import IDS
from services.submission.queries.visibility import visible_to

# No transaction lives so long that its submission, timed at its begin, could be seen later than this behind others.
WAITING = """
select item.id, item.edition_id, item.item_type, item.submission_number, item.submitted_at, version.content
from item join item_version version on version.item_id = item.id and version.number = item.submission_number
left join item_fingerprint known on known.item_id = item.id
where item.submitted_at >= coalesce(
    (select max(submitted_at) - interval '5 minutes' from item_fingerprint), '-infinity'::timestamptz)
  and (known.item_id is null or known.number < item.submission_number)
order by item.submitted_at, item.id limit $1
"""
ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtext('submission.likeness'))"
MOST_CANDIDATES = 50


@dataclass(frozen=True)
class Waiting:
    """A submission that was not compared yet."""

    item_id: UUID
    edition_id: UUID
    item_type: str
    number: int
    submitted_at: Any
    content: dict[str, Any]


@dataclass(frozen=True)
class Likeness:
    """Another item with much the same text; `visible` where the reader may look at it."""

    item_id: UUID
    title: str
    unit_name: str
    similarity: float
    visible: bool


async def submissions_to_compare(work: Work, *, limit: int) -> list[Waiting]:
    """In the order of their submission; none while another process is at it."""
    ((mine,),) = await work.fetch(ONE_AT_A_TIME)
    return [Waiting(*row) for row in await work.fetch(WAITING, limit)] if mine else []


async def texts_that_may_be_alike(work: Work, fingerprint: ItemFingerprint) -> list[tuple[UUID, str, dict[str, Any]]]:
    """Items of the same edition that share a band: id, type, and the content that was compared."""
    statement = (
        select(col(Item.id), col(Item.item_type), col(ItemVersion.content))
        .join(ItemFingerprint, col(ItemFingerprint.item_id) == col(Item.id))
        .join(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(Item.id), col(ItemVersion.number) == col(ItemFingerprint.number)),
        )
        .where(
            col(ItemFingerprint.bands).op("&&", is_comparison=True)(bindparam("bands", fingerprint.bands, BIGINTS)),
            col(ItemFingerprint.edition_id) == fingerprint.edition_id,
            col(ItemFingerprint.item_id) != fingerprint.item_id,
        )
        .limit(MOST_CANDIDATES)
    )
    return [tuple(row) for row in (await work.run(statement)).all()]


async def drop_likeness(work: Work, item_ids: Sequence[UUID]) -> None:
    """What was found of earlier submissions of the items."""
    ids = bindparam("ids", list(item_ids), IDS)
    await work.run(delete(LikeItem).where(or_(col(LikeItem.item_id) == any_(ids), col(LikeItem.other_id) == any_(ids))))
    await work.run(delete(ItemFingerprint).where(col(ItemFingerprint.item_id) == any_(ids)))


async def items_like(work: Work, item: Item, *, reader: UUID) -> list[Likeness]:
    """Of other units, or of the same type; not what was withdrawn. A unit's case and article may tell the same."""
    pair, other = aliased(LikeItem), Item
    other_id = case((col(pair.item_id) == item.id, col(pair.other_id)), else_=col(pair.item_id))
    of_another: ColumnElement[bool] = or_(
        col(other.unit_id) != item.unit_id,
        and_(col(other.unit_id) == item.unit_id, col(other.item_type) == item.item_type),
    )
    statement = (
        select(
            col(other.id),
            col(ItemVersion.content)["title"].as_string(),
            col(other.unit_name),
            col(pair.similarity),
            visible_to(reader),
        )
        .select_from(pair)
        .join(other, col(other.id) == other_id)
        .join(
            ItemVersion,
            and_(col(ItemVersion.item_id) == col(other.id), col(ItemVersion.number) == col(other.submission_number)),
        )
        .where(
            or_(col(pair.item_id) == item.id, col(pair.other_id) == item.id),
            of_another,
            col(other.state) != ItemState.WITHDRAWN,
        )
        .order_by(col(pair.similarity).desc())
    )
    return [Likeness(*row) for row in (await work.run(statement)).all()]
