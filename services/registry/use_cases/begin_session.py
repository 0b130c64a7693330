"""A session begins for somebody who has proved who it is."""

from chassis.rows import new_id
from chassis.work import Work
from services.registry.domain import Account, RefreshToken, Session
from services.registry.domain.session import Opened, digest_of, new_refresh_token


async def begin_session(work: Work, account: Account) -> Opened:
    """With its first refresh token."""
    session = Session.opened(new_id(), account_id=account.id, at=work.now())
    token, access_id = new_refresh_token(), new_id()
    work.add(session)
    await work.flush()
    work.add(RefreshToken(digest=digest_of(token), session_id=session.id, access_id=access_id, issued_at=work.now()))
    return Opened(account=account, access_id=access_id, refresh_token=token, expires_at=session.expires_at)
