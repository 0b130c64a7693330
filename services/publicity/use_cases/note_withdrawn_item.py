"""Submission said that a unit took its item back."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import Entry
from services.publicity.domain.steps import EntryState
from services.publicity.use_cases.withdraw_release import withdraw_release

MOST = 500


async def note_withdrawn_item(work: Work, *, item_id: UUID, reason: str) -> None:
    """Before the release the entry leaves the pool; after it the release is withdrawn for the unit's reason."""
    entry = await work.find(Entry, item_id)
    if entry is None:
        return
    words = reason[:MOST] or "报送单位撤回"
    if entry.state == EntryState.RELEASED:
        await withdraw_release(work, item_id=item_id, by=None, reason=words)
    elif entry.in_selection:
        entry.leave_pool(reason=words, at=work.now())
