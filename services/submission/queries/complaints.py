"""What stands in the complaint box."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.complaint import Complaint


async def complaints_before(work: Work, before: tuple[datetime, UUID] | None, *, limit: int) -> Sequence[Complaint]:
    """Newest first."""
    place = tuple_(col(Complaint.received_at), col(Complaint.id))
    statement = select(Complaint).order_by(place.desc()).limit(limit)
    if before is not None:
        statement = statement.where(place < before)
    found: Sequence[Complaint] = (await work.run(statement)).scalars().all()
    return found
