"""The registry said that an account exists."""

from collections.abc import Sequence
from uuid import UUID

from chassis.work import Work
from services.publicity.domain import KnownAccess


async def note_granted_access(
    work: Work, *, account_id: UUID, kind: str, unit_id: UUID, unit_name: str, region: str, roles: Sequence[str]
) -> None:
    """Keep what assignment, recusal and the board of withdrawals need; a first sight keeps its time."""
    known = await work.find(KnownAccess, account_id)
    if known is None:
        known = KnownAccess(account_id=account_id, active=True, noted_at=work.now())
        work.add(known)
    known.kind, known.unit_id, known.unit_name = kind, unit_id, unit_name
    known.region, known.roles, known.active = region, [str(role) for role in roles], True
