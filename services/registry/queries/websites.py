"""Reads of special websites and rosters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Enrolment, Unit, Website

WebsiteRow = Row[Enrolment, Website]


async def websites_due(work: Work, *, seen_before: datetime, limit: int) -> list[tuple[UUID, str]]:
    """Addresses of open units that were not looked at since, the longest unseen first."""
    unseen = or_(col(Website.checked_at).is_(None), col(Website.checked_at) <= seen_before)
    due = select(col(Website.unit_id), col(Website.url)).join(Unit, col(Unit.id) == col(Website.unit_id))
    due = due.where(col(Unit.closed_on).is_(None), unseen).order_by(col(Website.checked_at).nulls_first()).limit(limit)
    return [(row.unit_id, row.url) for row in (await work.run(due)).all()]


@dataclass(frozen=True)
class WebsiteFilter:
    """Websites of an edition's units; `troubled` keeps those whose last look was not well."""

    edition_id: UUID
    under: UUID | None = None
    troubled: bool = False


async def websites_page(work: Work, wanted: WebsiteFilter, *, after: str | None, limit: int) -> Sequence[WebsiteRow]:
    """By the code of the unit."""
    found = select(Enrolment, Website).join(Website, col(Website.unit_id) == col(Enrolment.unit_id))
    found = found.where(col(Enrolment.edition_id) == wanted.edition_id, col(Enrolment.closed_on).is_(None))
    if wanted.under is not None:
        found = found.where(col(Enrolment.path).contains([wanted.under]))
    if wanted.troubled:
        found = found.where(col(Website.outcome).not_in(("", "alive")))
    if after is not None:
        found = found.where(col(Enrolment.code) > after)
    rows: Sequence[WebsiteRow] = (await work.run(found.order_by(col(Enrolment.code)).limit(limit))).all()
    return rows
