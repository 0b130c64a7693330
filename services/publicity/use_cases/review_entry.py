"""One of the three reviews."""

from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.publicity.domain import Entry, Review
from services.publicity.domain.refusals import EntryUnknown
from services.publicity.domain.review import Stage, Verdict
from services.publicity.queries.entries import reviews_of


async def review_entry(work: Work, *, entry_id: UUID, by: UUID, stage: Stage, verdict: Verdict, note: str) -> Entry:
    """The next stage passes the entry on, or sends it back to be proposed anew."""
    entry = await work.get(Entry, entry_id, refusal=EntryUnknown)
    entry.review(stage, verdict, by=by, earlier=await reviews_of(work, [entry_id]))
    work.add(
        Review(
            id=new_id(),
            entry_id=entry_id,
            round=entry.round,
            stage=stage,
            editor_id=by,
            verdict=verdict,
            note=note,
            reviewed_at=work.now(),
        )
    )
    return entry
