"""Note that a co-department has left."""

from uuid import UUID

from chassis.work import Work
from services.submission.domain.known_department import KnownDepartment


async def note_department_left(work: Work, *, account_id: UUID) -> None:
    """The account says nothing more; what it has said stays. Other accounts are nothing here."""
    known = await work.find(KnownDepartment, account_id)
    if known is not None:
        known.standing = False
