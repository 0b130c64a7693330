"""Note an obligation."""

from chassis.work import Work
from services.submission.domain.known_obligation import KnownObligation


async def note_obligation(work: Work, *, obligation: KnownObligation) -> None:
    """Keep what a unit owes where it differs from the rule."""
    known = await work.find(KnownObligation, obligation.obligation_id)
    if known is None:
        work.add(obligation)
    else:
        known.sqlmodel_update(obligation)
