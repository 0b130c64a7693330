"""Someone signs in."""

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain.passwords import Proof
from services.registry.domain.session import Opened, RefreshToken, Session, SignInRefused, digest_of, new_refresh_token
from services.registry.domain.sign_in_event import SignInEvent


async def open_session(
    work: Work, *, username: str, proof: Proof, address: str, kind: str | None = "person"
) -> Opened | SignInRefused:
    """A refusal is returned, not raised: the count of wrong passwords and the audit must be kept."""
    at = work.now()
    account = await queries.account_by_name(work, username, kind=kind)
    if account is None:
        work.add(SignInEvent(at=at, event="unknown-user", address=address))
        return SignInRefused()
    judgement = account.judge_sign_in(proof, at=at)
    work.add(SignInEvent(at=at, event=judgement, account_id=account.id, address=address))
    if judgement != "signed-in":
        return SignInRefused()
    session, token, access_id = Session.opened(new_id(), account_id=account.id, at=at), new_refresh_token(), new_id()
    work.add(session)
    await work.flush()
    work.add(RefreshToken(digest=digest_of(token), session_id=session.id, access_id=access_id, issued_at=at))
    return Opened(account=account, access_id=access_id, refresh_token=token, expires_at=session.expires_at)
