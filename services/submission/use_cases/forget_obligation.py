"""Forget an obligation."""

from uuid import UUID

from chassis.work import Work
from services.submission.domain.known_obligation import KnownObligation


async def forget_obligation(work: Work, *, obligation_id: UUID) -> None:
    """The rule holds again for the unit."""
    known = await work.find(KnownObligation, obligation_id)
    if known is not None:
        await work.remove(known)
