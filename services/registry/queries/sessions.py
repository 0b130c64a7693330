"""Reads of sessions."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import RefreshToken, SecondFactor, Session
from services.registry.domain.session import digest_of
from services.registry.queries.filters import locked


async def open_sessions(work: Work, account_id: UUID) -> Sequence[Session]:
    """Sessions of an account that were not ended, locked for this transaction."""
    mine = select(Session).where(col(Session.account_id) == account_id, col(Session.ended_at).is_(None))
    found: Sequence[Session] = (await work.run(locked(mine.order_by(col(Session.id))))).scalars().all()
    return found


async def session_of_access(work: Work, access_id: UUID) -> Session | None:
    """The session that an access token was issued in, locked; None for a desk's."""
    chain = select(col(RefreshToken.session_id)).where(col(RefreshToken.access_id) == access_id)
    session_id = (await work.run(chain)).scalar()
    return await work.find(Session, session_id) if session_id else None


async def session_of_refresh(work: Work, token: str) -> Session | None:
    """The session that a refresh token belongs to, used or not; locked."""
    chain = select(col(RefreshToken.session_id)).where(col(RefreshToken.digest) == digest_of(token))
    session_id = (await work.run(chain)).scalar()
    return await work.find(Session, session_id) if session_id else None


async def spend_unused(work: Work, session: Session) -> None:
    """Whatever else was given out in the session and not used yet is as good as used, long ago."""
    unused = (col(RefreshToken.session_id) == session.id, col(RefreshToken.used_at).is_(None))
    await work.run(update(RefreshToken).where(*unused).values(used_at=col(RefreshToken.issued_at)))


async def accounts_with_codes(work: Work, account_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the accounts that one-time codes are asked of."""
    confirmed = select(col(SecondFactor.account_id)).where(
        col(SecondFactor.account_id).in_(list(account_ids)), col(SecondFactor.confirmed_at).is_not(None)
    )
    return set((await work.run(confirmed)).scalars())
