"""A session goes on with its next refresh token."""

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain.session import Opened, RefreshToken, Session, SessionEnded, digest_of, new_refresh_token
from services.registry.domain.sign_in_event import SignInEvent


async def refresh_session(work: Work, *, token: str, address: str) -> Opened | SessionEnded:
    """Each token is good for one answer. Used by two holders, one of them is a thief: the whole session ends, at once
    or, within the leeway for an answer that was lost, with the next renewal of the one who came first."""
    at = work.now()
    link = await work.find(RefreshToken, digest_of(token))
    if link is None:
        return SessionEnded()
    session = await work.get(Session, link.session_id)
    account = await queries.account(work, session.account_id)
    may_follow = link.may_follow(session, at)
    if not may_follow or not session.is_open(at):
        event = "refresh-refused" if may_follow else "refresh-reused"
        work.add(SignInEvent(at=at, event=event, account_id=account.id, address=address))
        if not may_follow:
            session.end("reused", at=at)
        return SessionEnded()
    await queries.spend_unused(work, session)
    link.used_at = session.used_at = at
    following, access_id = new_refresh_token(), new_id()
    work.add(RefreshToken(digest=digest_of(following), session_id=session.id, access_id=access_id, issued_at=at))
    return Opened(account=account, access_id=access_id, refresh_token=following, expires_at=session.expires_at)
