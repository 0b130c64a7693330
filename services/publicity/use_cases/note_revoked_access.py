"""The registry said that an account has ended."""

from uuid import UUID

from chassis.work import Work
from services.publicity.domain import KnownAccess


async def note_revoked_access(work: Work, *, account_id: UUID) -> None:
    """The account counts no more. An unknown one is kept as ended: its token may still be shown for some minutes."""
    known = await work.find(KnownAccess, account_id)
    if known is None:
        work.add(KnownAccess(account_id=account_id, active=False, noted_at=work.now()))
    else:
        known.revoke()
