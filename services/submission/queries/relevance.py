"""Findings that items have nothing to do with the week: of one item, those to decide on, and those that stand."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.relevance_finding import AppealVerdict, RelevanceFinding
from services.submission.queries.copies import CopyOf
from services.submission.queries.visibility import below


def listed_item() -> CopyOf:
    """An item as lists read it, without its content."""
    return CopyOf(Item, name="item", without=frozenset({"content"}))


async def findings_of(work: Work, item_id: UUID) -> Sequence[RelevanceFinding]:
    """All of one item, the first one first."""
    statement = select(RelevanceFinding).where(col(RelevanceFinding.item_id) == item_id)
    found: Any = await work.run(statement.order_by(col(RelevanceFinding.found_at)))
    return list(found.scalars())


class NamedFinding(NamedTuple):
    """A finding with the names of the level that found so and of the one above it."""

    finding: RelevanceFinding
    level_name: str | None
    appeal_level_name: str | None


async def named_findings(work: Work, item: Item) -> Sequence[NamedFinding]:
    """The same, with names as they are in the item's edition."""
    level, above = aliased(KnownUnit), aliased(KnownUnit)
    statement = (
        select_columns(CopyOf(RelevanceFinding, name="finding"), col(level.name), col(above.name))
        .outerjoin(
            level,
            and_(col(level.edition_id) == item.edition_id, col(level.unit_id) == col(RelevanceFinding.level_id)),
        )
        .outerjoin(
            above,
            and_(col(above.edition_id) == item.edition_id, col(above.unit_id) == col(RelevanceFinding.appeal_level_id)),
        )
        .where(col(RelevanceFinding.item_id) == item.id)
        .order_by(col(RelevanceFinding.found_at))
    )
    return [NamedFinding(*row) for row in (await work.run(statement)).all()]


async def appeals_to_decide(work: Work, account: Principal) -> Sequence[tuple[Item, RelevanceFinding]]:
    """Open ones that the account's unit decides, and that the account itself may."""
    statement = (
        select_columns(listed_item(), CopyOf(RelevanceFinding, name="finding"))
        .select_from(Item)
        .join(RelevanceFinding, col(RelevanceFinding.item_id) == col(Item.id))
        .where(
            col(Item.appeal_open),
            _is_open(),
            col(RelevanceFinding.appeal_level_id) == account.unit_id,
            col(RelevanceFinding.found_by) != account.id,
            ~col(Item.authors).contains([account.id]),
        )
        .order_by(col(RelevanceFinding.appealed_at), col(Item.id))
    )
    return [(row[0], row[1]) for row in (await work.run(statement)).all()]


class StandingFinding(NamedTuple):
    """A finding that counts, the item that it is about and the unit that reported it as it is called now."""

    finding: RelevanceFinding
    item: Item
    unit: KnownUnit


async def standing_findings(work: Work, *, edition_id: UUID, reader_unit: UUID) -> Sequence[StandingFinding]:
    """Of units below the reader's, by the units' names: those that were not overturned and are not under appeal."""
    under_appeal = and_(col(Item.appeal_open), _is_open())
    statement = (
        select_columns(CopyOf(RelevanceFinding, name="finding"), listed_item(), CopyOf(KnownUnit, name="unit"))
        .select_from(RelevanceFinding)
        .join(Item, col(Item.id) == col(RelevanceFinding.item_id))
        .join(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == col(Item.edition_id), col(KnownUnit.unit_id) == col(Item.unit_id)),
        )
        .where(
            col(Item.edition_id) == edition_id,
            below(reader_unit),
            col(RelevanceFinding.verdict).is_distinct_from(AppealVerdict.OVERTURNED),
            not_(under_appeal),
        )
        .order_by(col(KnownUnit.name), col(KnownUnit.unit_id), col(RelevanceFinding.found_at))
    )
    return [StandingFinding(*row) for row in (await work.run(statement)).all()]


def _is_open() -> ColumnElement[bool]:
    """Appealed and not decided; while the item's appeal is open there is one such, on its newest submission."""
    return and_(
        col(RelevanceFinding.submission_number) == col(Item.submission_number),
        col(RelevanceFinding.appealed_at).is_not(None),
        col(RelevanceFinding.verdict).is_(None),
    )
