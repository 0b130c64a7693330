"""Reads of editions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Edition
from services.registry.domain.edition import EditionNotFound, current_of


async def editions(work: Work) -> Sequence[Edition]:
    """All editions, newest first."""
    found: Sequence[Edition] = (await work.run(select(Edition).order_by(col(Edition.year).desc()))).scalars().all()
    return found


async def edition(work: Work, edition_id: UUID) -> Edition:
    """One edition."""
    found = await work.read(Edition, edition_id)
    if found is None:
        raise EditionNotFound
    return found


async def current_edition(work: Work) -> Edition:
    """The edition that a reader without a choice means."""
    found = current_of(await editions(work), work.now())
    if found is None:
        raise EditionNotFound("还没有发布任何一届活动周")
    return found
